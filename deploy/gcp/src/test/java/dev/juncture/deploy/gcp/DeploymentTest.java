package dev.juncture.deploy.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.compute.v1.UrlMap;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.juncture.testing.PageHeaders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** Compares the README's commands and the URL map with the code. */
class DeploymentTest {
    private static final String README = read(Path.of("README.md"));
    private static final String URL_MAP = read(Path.of("url-map.yaml"));

    @Test
    void hasAUrlMapThatFitsGooglesDescription() throws IOException {
        assertThat(urlMap(URL_MAP).getPathMatchers(0).getRouteRulesCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"pathTemplateRewrite, pathTemplateRewrit", "prefixMatch, prefixmatch", "priority: 1, priority: first"})
    void failsOnWhatIsMisspeltInTheUrlMap(String word, String misspelt) {
        assertThat(URL_MAP).contains(word);
        assertThatThrownBy(() -> urlMap(URL_MAP.replace(word, misspelt)))
                .isInstanceOf(InvalidProtocolBufferException.class);
    }

    @Test
    void sendsEveryRouteToTheFunction() throws IOException {
        List<Pattern> pages = texts(URL_MAP, "(?:pathTemplate|prefix|fullPath)Match: (\\S+)").stream()
                .map(match -> Pattern.compile(match.replace("*", "[^/]+") + (match.endsWith("/") ? ".*" : "")))
                .toList();
        assertThat(pages).hasSize(5);
        try (Stream<String> routes = Files.lines(Path.of("../../server/src/test/resources/routes.txt"))) {
            assertThat(routes.map(line -> line.split("\\s+")[1]))
                    .allMatch(path ->
                            pages.stream().noneMatch(page -> page.matcher(path).matches()));
        }
    }

    @Test
    void sendsTheHeadersOfTheHttpRunnerWithPages() {
        Map<String, String> headers = new TreeMap<>();
        Pattern.compile("--custom-response-header=(?:\"([A-Za-z-]+): ([^\"]+)\"|'([A-Za-z-]+): ([^']+)')")
                .matcher(README)
                .results()
                .forEach(header -> headers.put(
                        header.group(1) == null ? header.group(3) : header.group(1),
                        header.group(2) == null ? header.group(4) : header.group(2)));

        assertThat(headers).isNotEmpty().isEqualTo(PageHeaders.sent());
    }

    @Test
    void schedulesEachScheduledFunction() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Supplier.class));
        TreeSet<String> suppliers = new TreeSet<>();
        scanner.findCandidateComponents("dev.juncture")
                .forEach(bean -> suppliers.add(
                        ClassUtils.getShortNameAsProperty(ClassUtils.resolveClassName(bean.getBeanClassName(), null))));
        assertThat(suppliers.remove("migrate")).isTrue();

        assertThat(texts(README, "(?m)^   schedule \\S+ (\\S+) '(?:\\S+ ){4}\\S+'$"))
                .containsExactlyInAnyOrderElementsOf(suppliers);
    }

    @Test
    void setsOnlyVariablesThatExist() {
        String known = read(Path.of("../../server/src/main/resources/juncture.properties"));
        List<String> names = texts(README, "[=,\"]([A-Z][A-Z_]+)=");
        assertThat(names)
                .hasSizeGreaterThan(8)
                .filteredOn(name -> !List.of(ScheduledFunction.VARIABLE, "JAVA_TOOL_OPTIONS")
                        .contains(name))
                .allSatisfy(name -> assertThat(known).contains("${" + name + ":"));
    }

    /** Anyone may call the function that answers HTTP, and only Cloud Scheduler's account the others. */
    @Test
    void letsRequestsInThroughTheLoadBalancerOnly() {
        List<String> deployments = texts(README, "(?s)(gcloud functions deploy .*?--set-env-vars)");
        assertThat(deployments).hasSize(2);
        assertThat(deployments.get(0))
                .contains("RouterFunction", "--allow-unauthenticated --ingress-settings=internal-and-gclb");
        assertThat(deployments.get(1)).contains("ScheduledFunction", "--no-allow-unauthenticated");
    }

    @Test
    void verifiesThePostgresThatItConnectsTo() {
        assertThat(texts(README, "(sslmode=[a-z-]+)")).isNotEmpty().containsOnly("sslmode=verify-full");
        List<String> mounted = texts(README, ",(/\\S+)=POSTGRES_CA:latest\"");
        assertThat(mounted).hasSize(1);
        assertThat(README)
                .contains("gcloud secrets create POSTGRES_CA --data-file=ca.pem")
                .contains("5432/juncture?sslmode=verify-full&sslrootcert=" + mounted.get(0));
    }

    @Test
    void deploysEntryPointsThatExist() {
        assertThat(texts(README, "--entry-point=(\\S+)"))
                .containsExactly(RouterFunction.class.getName(), ScheduledFunction.class.getName());
    }

    private static UrlMap urlMap(String yaml) throws IOException {
        Object tree = new Yaml().load(yaml);
        UrlMap.Builder map = UrlMap.newBuilder();
        JsonFormat.parser().merge(JsonMapper.shared().writeValueAsString(tree), map);
        return map.build();
    }

    private static List<String> texts(String within, String pattern) {
        return Pattern.compile(pattern)
                .matcher(within)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
