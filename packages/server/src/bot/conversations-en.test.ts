import { testConversations } from "../../test/conversations/test-conversations.ts";

testConversations("en");
