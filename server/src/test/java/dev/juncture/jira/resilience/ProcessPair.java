package dev.juncture.jira.resilience;

import dev.juncture.jira.client.JiraClients;
import dev.juncture.jira.testing.ProbeCalls;
import dev.juncture.testing.Deployment;
import dev.juncture.testing.TestPostgres;
import dev.juncture.testing.TestRedis;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Two processes of a deployment with its own Redis. */
final class ProcessPair implements AutoCloseable {
    private final TestRedis redis;
    private final ConfigurableApplicationContext one;
    private final ConfigurableApplicationContext other;

    private ProcessPair(TestRedis redis, Deployment deployment) {
        this.redis = redis;
        this.one = deployment.startProcess();
        this.other = deployment.startProcess();
    }

    static ProcessPair start() {
        TestRedis redis = TestRedis.start();
        return new ProcessPair(redis, Deployment.on(TestPostgres.shared().freshDatabaseUrl(), redis.url()));
    }

    ProbeCalls first() {
        return new ProbeCalls(one.getBean(JiraClients.class));
    }

    ProbeCalls second() {
        return new ProbeCalls(other.getBean(JiraClients.class));
    }

    StringRedisTemplate redis() {
        return one.getBean(StringRedisTemplate.class);
    }

    void stopRedis() {
        redis.stop();
    }

    @Override
    public void close() {
        one.close();
        other.close();
        redis.close();
    }
}
