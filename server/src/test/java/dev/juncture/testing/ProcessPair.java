package dev.juncture.testing;

import org.springframework.context.ConfigurableApplicationContext;

/** Two running processes of one deployment: two contexts that share nothing but the servers. */
public record ProcessPair(ConfigurableApplicationContext first, ConfigurableApplicationContext second)
        implements AutoCloseable {
    static ProcessPair start(TwoProcesses wanted) {
        Deployment deployment = with(Deployment.fresh(), wanted.both());
        ConfigurableApplicationContext first = with(deployment, wanted.first()).startProcess();
        try {
            return new ProcessPair(first, with(deployment, wanted.second()).startProcess());
        } catch (RuntimeException failed) {
            first.close();
            throw failed;
        }
    }

    private static Deployment with(Deployment deployment, String[] variables) {
        Deployment changed = deployment;
        for (String variable : variables) {
            changed = changed.with(variable);
        }
        return changed;
    }

    /** Returns the process of a caller, to spread numbered callers over both processes. */
    public ConfigurableApplicationContext of(int caller) {
        return caller % 2 == 0 ? first : second;
    }

    @Override
    public void close() {
        try (second) {
            first.close();
        }
    }
}
