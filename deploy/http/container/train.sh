# Starts Juncture up to the moment before it serves, to record which classes that takes. Nothing is asked of any address:
# the values below only have to look right.
set -eu
DATABASE_URL=postgres://nobody@training.invalid/juncture \
REDIS_URL=redis://training.invalid \
JUNCTURE_MIGRATE_AT_START=false \
JUNCTURE_SECRET_KEY=only-for-training-0123456789 \
JUNCTURE_FRONTEND_URL=https://training.invalid \
DEFAULT_JIRA_CLIENT_ID=training \
DEFAULT_JIRA_CLIENT_SECRET=training \
    java -XX:AOTCacheOutput=juncture.aot $(grep -v AOTCache java.flags) \
    -Dspring.context.exit=onRefresh -jar juncture-http.jar
