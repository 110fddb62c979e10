# Starts Juncture and lets it answer requests of its own, to record which classes that takes. Nobody else is asked
# anything: the stores' addresses lead to this machine, where nothing listens, and the other values only have to look right.
set -eu
DATABASE_URL=postgres://nobody@127.0.0.1:1/juncture \
REDIS_URL=redis://127.0.0.1:1 \
JUNCTURE_MIGRATE_AT_START=false \
JUNCTURE_DRAIN_PAUSE=0s \
JUNCTURE_SECRET_KEY=only-for-training-0123456789 \
JUNCTURE_FRONTEND_URL=https://training.invalid \
DEFAULT_JIRA_CLIENT_ID=training \
DEFAULT_JIRA_CLIENT_SECRET=training \
    java -XX:AOTCacheOutput=juncture.aot $(grep -v AOTCache java.flags) -jar juncture-http.jar rehearse
