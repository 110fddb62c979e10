package dev.juncture.deploy.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PackageIT {
    private static final Path FOLDER = Path.of("target", "azure-functions", "juncture");

    @Test
    void containsNoHttpServer() throws IOException {
        assertThat(jars())
                .extracting(jar -> jar.getFileName().toString())
                .noneMatch(name -> name.contains("tomcat") || name.contains("frontend") || name.contains("webflux"));
    }

    @Test
    void letsEveryMethodOfTheContractThroughToEveryPath() throws IOException {
        JsonNode host = JsonMapper.shared().readTree(Files.readString(FOLDER.resolve("host.json")));
        assertThat(host.path("version").asString()).isEqualTo("2.0");
        assertThat(host.at("/extensions/http/routePrefix").asString("not empty"))
                .isEmpty();

        JsonNode trigger = trigger("api");
        assertThat(trigger.path("route").asString()).isEqualTo("{*path}");
        assertThat(trigger.path("authLevel").asString()).isEqualToIgnoringCase("anonymous");
        assertThat(trigger.path("methods").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    }

    /** A function without input is scheduled, except for the migration. */
    @Test
    void hasATimerForEachScheduledFunction() throws IOException {
        Set<String> timers = new TreeSet<>();
        for (Binding binding : Binding.in(FOLDER)) {
            if (binding.isTimer()) {
                timers.add(binding.name());
                assertThat(trigger(binding.name()).path("schedule").asString().split(" "))
                        .as("seconds to weekdays")
                        .hasSize(6);
            }
        }
        Set<String> expected = suppliersOfTheServer();
        assertThat(expected.remove("migrate")).isTrue();
        assertThat(timers).isEqualTo(expected);
    }

    private static Set<String> suppliersOfTheServer() {
        var scanner = new ClassPathScanningCandidateComponentProvider(true);
        Set<String> names = new TreeSet<>();
        for (var bean : scanner.findCandidateComponents("dev.juncture")) {
            try {
                Class<?> type = Class.forName(bean.getBeanClassName());
                if (Supplier.class.isAssignableFrom(type)) {
                    names.add(Character.toLowerCase(type.getSimpleName().charAt(0))
                            + type.getSimpleName().substring(1));
                }
            } catch (ClassNotFoundException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return names;
    }

    private static JsonNode trigger(String function) throws IOException {
        Path file = FOLDER.resolve(function).resolve("function.json");
        return JsonMapper.shared().readTree(Files.readString(file)).at("/bindings/0");
    }

    private static List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }
}
