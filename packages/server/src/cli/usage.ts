/** What `helpbuoy --help` prints. */
export const usage = `helpbuoy: a help desk in one process

  helpbuoy serve                        the production start: makes an empty site and its first admin
      --site <key>                      key of the site made on the first start (main)
      --name <name>                     its name (Help)
      --locales <list>                  its locales, the default first (zh-CN,en)
      --admin-email <address>           sign-in of its first admin (admin@localhost)
  helpbuoy import <folder>              says what an import of a folder of Markdown would do
      --site <key>                      into which site (the only one)
      --apply                           does it, and publishes
  helpbuoy export <folder>              writes articles, forms, guides, tasks and media of a site into a
                                        new folder, as import reads them
      --site <key>                      of which site (the only one)
  helpbuoy site list                    sites and the origins that may use them
  helpbuoy site create <key>            --name <name> --locales <list>
  helpbuoy site set-origins <key> <origin…>
                                        exact origins, as https://shop.example.com; or loopback
  helpbuoy agent create <address>       --site <key> --name <name> [--admin]; or a new password
                                        for one who lost it

  helpbuoy doctor                       looks at everything an install stands on; exit code 1 where
                                        something fails
      --site <key>                      as pages of one site meet it (all)
      --url <address>                   the address visitors use (HELPBUOY_PUBLIC_URL)
      --send-to <address>               also sends one letter there
      --json                            for programs
  helpbuoy backup <folder>              a copy in a new folder, also while the server runs
  helpbuoy restore <backup>             --data <new folder>; overwrites nothing

Settings (flag, or in the environment, or in a JSON file named by --settings or HELPBUOY_SETTINGS):
  --port               PORT                        8787
  --host               HOST                        127.0.0.1
  --data               HELPBUOY_DATA               ./data: database, files and media
  --trust-proxy        HELPBUOY_TRUST_PROXY        false; number of proxies, or their addresses
  --secret             HELPBUOY_SECRET             at least 32 characters; else kept in data/secret.key
  --widget             HELPBUOY_WIDGET             folder of the built widget
  --console            HELPBUOY_CONSOLE            folder of the built console
  --log-level          HELPBUOY_LOG_LEVEL          info; silent, error, warn, debug
  --max-file-bytes     HELPBUOY_MAX_FILE_BYTES     10000000
  --rate-limit-factor  HELPBUOY_RATE_LIMIT_FACTOR  1
  --synchronous        HELPBUOY_SYNCHRONOUS        full; normal is faster, and a power cut takes the last messages
  --drain-seconds      HELPBUOY_DRAIN_SECONDS      0; so long before it stops it says that it is not ready
  --public-url         HELPBUOY_PUBLIC_URL         this server's address as visitors see it
  --smtp               HELPBUOY_SMTP               smtp://user:password@mail.example.com:587
  --mail-from          HELPBUOY_MAIL_FROM          sender of letters, as Help <help@example.com>
  --mail-reply-to      HELPBUOY_MAIL_REPLY_TO      where answers to letters go; their sender
  --llm-url            HELPBUOY_LLM_URL            a language model for answers, as https://api.openai.com/v1; none
  --llm-model          HELPBUOY_LLM_MODEL          its name there
  --llm-key            HELPBUOY_LLM_KEY            its key; better in the environment than in a flag
  --llm-timeout-seconds
                       HELPBUOY_LLM_TIMEOUT_SECONDS
                                                   20; then an article answers
  --llm-daily-tokens   HELPBUOY_LLM_DAILY_TOKENS   500000 of each site and day
  --metrics            HELPBUOY_METRICS            false; a port of this machine, or host:port
  --webhooks-to-private-addresses
                       HELPBUOY_WEBHOOKS_TO_PRIVATE_ADDRESSES
                                                   false; true lets webhooks go to this network
`;
