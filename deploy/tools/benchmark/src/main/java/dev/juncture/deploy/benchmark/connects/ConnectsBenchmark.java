package dev.juncture.deploy.benchmark.connects;

import dev.juncture.deploy.benchmark.harness.Job;
import dev.juncture.deploy.benchmark.harness.Machine;
import dev.juncture.deploy.benchmark.harness.ServerProcess;
import dev.juncture.deploy.benchmark.harness.Stores;
import dev.juncture.deploy.benchmark.harness.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Compares starts of connects: Juncture without Redis, and a small Node server that inserts a row for each start. Both use
 * the same PostgreSQL. Each round measures all of them, so a busy moment of the machine affects all.
 */
public final class ConnectsBenchmark implements Job {
    private static final String SECRET_KEY = "sk_benchmark_0123456789abcdef";
    private static final int WARM_UP_ROUNDS = 2;

    private final ConnectsOptions options;

    private ConnectsBenchmark(ConnectsOptions options) {
        this.options = options;
    }

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException for an option or a file that does not exist, in one sentence
     */
    public static ConnectsBenchmark parse(String... args) {
        return new ConnectsBenchmark(ConnectsOptions.parse(args));
    }

    /** @param process which answers the callers, to measure its processor time */
    private record Contender(ConnectsReport.Line line, Callers callers, ServerProcess process) {}

    @Override
    public String measure(Consumer<String> progress) {
        String machine = Machine.describe();
        try (Workspace workspace = new Workspace()) {
            List<Contender> contenders = contenders(workspace);
            for (int round = 1; round <= WARM_UP_ROUNDS + options.rounds(); round++) {
                boolean counts = round > WARM_UP_ROUNDS;
                progress.accept(counts ? "Round " + (round - WARM_UP_ROUNDS) + " …" : "Warming up …");
                for (Contender contender : contenders) {
                    measure(contender, counts);
                }
            }
            List<ConnectsReport.Line> lines =
                    contenders.stream().map(Contender::line).toList();
            return new ConnectsReport(LocalDate.now(), machine, options, lines).markdown();
        }
    }

    @Override
    public Optional<Path> out() {
        return options.out();
    }

    private void measure(Contender contender, boolean counts) {
        long before = contender.process().cpu().toNanos();
        double perSecond = contender.callers().perSecond(options.duration());
        double cpu = (contender.process().cpu().toNanos() - before)
                / 1e9
                / options.duration().toSeconds();
        if (counts) {
            contender.line().add(perSecond, cpu);
        }
    }

    private List<Contender> contenders(Workspace workspace) {
        String database = new Stores(workspace).databaseUrl();
        String node = address();
        ServerProcess nodeProcess = start(
                workspace,
                "node",
                node,
                List.of(
                        "node",
                        options.node().resolve("server.mjs").toAbsolutePath().toString()),
                Map.of("PORT", port(node), "DATABASE_URL", database));
        String juncture = address();
        ServerProcess junctureProcess = start(
                workspace,
                "juncture",
                juncture,
                ServerProcess.plainCommand(options.server()),
                Map.of(
                        "PORT",
                        port(juncture),
                        "SERVER_ADDRESS",
                        "127.0.0.1",
                        "JUNCTURE_FRONTEND_URL",
                        juncture,
                        "JUNCTURE_SECRET_KEY",
                        SECRET_KEY,
                        "DATABASE_URL",
                        database,
                        "DEFAULT_JIRA_CLIENT_ID",
                        "client",
                        "DEFAULT_JIRA_CLIENT_SECRET",
                        "secret"));
        String start = "{\"provider\":\"jira\",\"external_id\":\"customer-1\"}";
        return List.of(
                contender("Node, one row", node + "/start", "", start, "state=", nodeProcess),
                contender(
                        "Juncture, start of a connect",
                        juncture + "/api/frontend/oauth/get-authorization-uri",
                        "",
                        start,
                        "state=",
                        junctureProcess),
                contender(
                        "Juncture, connect session (one row)",
                        juncture + "/api/backend/connect-sessions",
                        "Authorization: Bearer " + SECRET_KEY + "\r\n",
                        "{\"provider\":\"jira\",\"external_id\":\"customer-1\",\"display_name\":\"Customer 1\"}",
                        "connect_url",
                        junctureProcess));
    }

    private Contender contender(
            String name, String address, String headers, String body, String proof, ServerProcess process) {
        return new Contender(
                new ConnectsReport.Line(name, new ArrayList<>(), new ArrayList<>()),
                new Callers(URI.create(address), options.callers(), headers, body, proof),
                process);
    }

    private ServerProcess start(
            Workspace workspace, String name, String address, List<String> command, Map<String, String> environment) {
        ServerProcess process = workspace.closing(ServerProcess.launch(command, folder(workspace, name), environment));
        process.awaitReady(address);
        return process;
    }

    private static Path folder(Workspace workspace, String name) {
        try {
            return Files.createDirectory(workspace.folder().resolve(name));
        } catch (IOException noRoom) {
            throw new UncheckedIOException(noRoom);
        }
    }

    private static String address() {
        return "http://127.0.0.1:" + Machine.freePort();
    }

    private static String port(String address) {
        return address.substring(address.lastIndexOf(':') + 1);
    }
}
