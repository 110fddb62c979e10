package dev.juncture.deploy.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.deploy.aws.Service;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class EdgesIT {
    private static final Map<String, Edge.Starter> EDGES = new LinkedHashMap<>();
    private static List<Recorded> http;

    static {
        // HTTP runs a second time: a value that differs between two runs of one edge is not a difference between edges.
        EDGES.put("http", HttpEdge::start);
        EDGES.put("container", HttpEdge::startAsContainer);
        for (Service service : Service.values()) {
            EDGES.put("lambda " + service.name().toLowerCase(Locale.ROOT), LambdaEdge.behind(service));
        }
        EDGES.put("http without redis", withoutRedis(HttpEdge::start));
        EDGES.put("lambda without redis", withoutRedis(LambdaEdge.behind(Service.FUNCTION_URL)));
        EDGES.put("gcp", GcpEdge::start);
        EDGES.put("azure", AzureEdge::start);
    }

    @BeforeAll
    static void recordWhatHttpAnswers() {
        http = record(HttpEdge::start);
    }

    @Test
    void sendsEnoughRequests() {
        assertThat(http).hasSizeGreaterThan(150);
        assertThat(http).extracting(Recorded::status).contains(200, 201, 204, 302, 400, 401, 404, 405, 409, 413);
        assertThat(http).extracting(Recorded::status).doesNotContain(500, 502, 503);
    }

    @TestFactory
    List<DynamicTest> returnTheSameAnswers() {
        return EDGES.entrySet().stream()
                .map(edge -> DynamicTest.dynamicTest(edge.getKey(), () -> compare(edge.getKey(), edge.getValue())))
                .toList();
    }

    @TestFactory
    List<DynamicTest> passOnEachByteOrRefuseIt() {
        return EDGES.entrySet().stream()
                .map(edge -> DynamicTest.dynamicTest(edge.getKey(), () -> {
                    try (World world = new World();
                            Edge started = edge.getValue().start(world.environment())) {
                        boolean mayRefuse = !edge.getKey().matches("http.*|container");
                        assertThat(Bytes.changed(started, world, mayRefuse)).isEmpty();
                    }
                }))
                .toList();
    }

    @Test
    void noticesAWrongByte() {
        Recorded one = http.get(0);
        Recorded other =
                new Recorded(one.name(), one.status(), one.headers(), one.body().replace('e', 'f'));

        assertThat(Differences.between(List.of(one), List.of(other))).hasSize(1);
        assertThat(Differences.between(List.of(one), List.of(one))).isEmpty();
    }

    private static Edge.Starter withoutRedis(Edge.Starter starter) {
        return environment -> {
            Map<String, String> own = new HashMap<>(environment);
            own.remove("REDIS_URL");
            return starter.start(own);
        };
    }

    private static void compare(String name, Edge.Starter starter) {
        List<Recorded> answers = record(starter);
        Map<String, String> differences = Differences.between(http, answers);
        System.out.printf(
                "edge %-32s requests %d, the same as over HTTP %d, forced otherwise by the platform %d%n",
                name,
                answers.size(),
                answers.size() - differences.size(),
                Forced.on(name).size());
        assertThat(answers).hasSameSizeAs(http);
        assertThat(differences)
                .as("What %s answers otherwise: %s", name, differences.values())
                .containsOnlyKeys(Forced.on(name));
        answers.stream()
                .filter(answer -> differences.containsKey(answer.name()))
                .forEach(answer -> assertForced(answer, Forced.answerTo(answer.name(), name)));
    }

    private static void assertForced(Recorded answer, String said) {
        assertThat(said).as(answer.name()).startsWith(String.valueOf(answer.status()));
        assertThat(answer.body().isEmpty()).as(answer.name()).isEqualTo(said.endsWith("without a body"));
    }

    private static List<Recorded> record(Edge.Starter starter) {
        try (World world = new World();
                Edge edge = starter.start(world.environment())) {
            return Script.run(edge, world);
        }
    }
}
