package dev.juncture.deploy.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import dev.juncture.testing.PageHeaders;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares the template with the code. The build of {@code deploy/tools/templates} checks its syntax and its names. */
class BicepTest {
    private static final String BICEP = read(Path.of("main.bicep"));
    private static final List<String> SECRETS = List.of(
            "JUNCTURE_SECRET_KEY",
            "DATABASE_URL",
            "REDIS_URL",
            "DEFAULT_JIRA_CLIENT_SECRET",
            "JUNCTURE_ENCRYPTION_KEYS");

    @Test
    void setsOnlyVariablesThatExist() {
        String known = read(Path.of("../../server/src/main/resources/juncture.properties"))
                + read(Path.of("src/main/resources/application.properties"));
        List<String> names = new ArrayList<>(texts(block("settings"), "(?m)^      ([A-Z][A-Z0-9_]+):"));
        names.addAll(secrets());
        assertThat(names).hasSizeGreaterThan(10);
        names.removeAll(List.of("MAIN_CLASS", "APPLICATIONINSIGHTS_CONNECTION_STRING"));
        assertThat(names).allSatisfy(name -> assertThat(known).contains("${" + name + ":"));
    }

    @Test
    void takesSecretsFromTheVaultOnly() {
        assertThat(secrets()).containsExactlyInAnyOrderElementsOf(SECRETS);
        assertThat(block("settings"))
                .contains("secret => '@Microsoft.KeyVault(VaultName=${vault.name};SecretName=")
                .doesNotContain(SECRETS);
    }

    private static List<String> secrets() {
        return texts(section("var secrets", "// Built-in"), "'([A-Z_]+)'");
    }

    @Test
    void namesFunctionsThatThePackageContains() {
        assertThat(text(block("settings"), "MAIN_CLASS: '([^']+)'")).isEqualTo(FunctionApplication.class.getName());
        assertThat(text(block("app"), "runtime: \\{ name: '(.+)' }")).isEqualTo("java', version: '21");
    }

    @Test
    void disablesTheQueueFunctionWithoutAQueue() {
        Method function = Stream.of(QueueFunctions.class.getMethods())
                .filter(method -> method.isAnnotationPresent(FunctionName.class))
                .findFirst()
                .orElseThrow();
        String name = function.getAnnotation(FunctionName.class).value();
        QueueTrigger trigger = function.getParameters()[0].getAnnotation(QueueTrigger.class);

        assertThat(block("settings"))
                .contains("'AzureWebJobs." + name + ".Disabled': empty(queueFunction) ? 'true' : 'false'");
        assertThat(text(block("calls"), "name: '([^']+)'")).isEqualTo(trigger.queueName());
        assertThat(block("settings")).contains(trigger.connection() + "__accountName: storage.name");
    }

    @Test
    void grantsTheFunctionAppWhatItNeedsAndNoMore() {
        assertThat(
                        texts(
                                BICEP,
                                "principalId: app.identity.principalId\\s.*\\s.*'Microsoft.Authorization/roleDefinitions', (\\w+)"))
                .containsExactlyInAnyOrder(
                        "secretsUser", "cryptoEncryptionUser", "blobDataOwner", "queueDataContributor");
        assertThat(block("unwrapsDataKeys")).contains("scope: dataKeysKey");
        assertThat(block("readsSecrets")).contains("scope: vault");
    }

    /** Each route also has an address at Front Door itself, where the rules of the host name do not apply. */
    @Test
    void letsOnlyItsOwnFrontDoorIn() {
        assertThat(block("app"))
                .contains("ipSecurityRestrictionsDefaultAction: 'Deny'")
                .contains("tag: 'ServiceTag'", "ipAddress: 'AzureFrontDoor.Backend'")
                .contains("'x-azure-fdid': [frontDoor.properties.frontDoorId]");
        assertThat(texts(block("app"), "(?m)^\\s+action: '(\\w+)'")).containsExactly("Allow");
        for (String route : List.of("apiRoute", "pagesRoute", "assetsRoute")) {
            assertThat(block(route)).as(route).contains("linkToDefaultDomain: 'Disabled'");
        }
    }

    @Test
    void verifiesThePostgresThatTheGuideConnectsTo() {
        assertThat(read(Path.of("README.md")))
                .contains("postgres.database.azure.com:5432/<database>?sslmode=verify-full&sslrootcert=system");
    }

    @Test
    void sendsTheApiPastEveryCache() throws IOException {
        List<String> paths = texts(text(block("apiRoute"), "patternsToMatch: \\[(.*)]"), "'([^']+)'");
        try (Stream<String> routes = Files.lines(Path.of("../../server/src/test/resources/routes.txt"))) {
            assertThat(routes.map(line -> line.split("\\s+")[1]))
                    .allMatch(path -> path.startsWith("/api/") || paths.contains(path));
        }
        assertThat(paths).contains("/api/*");
        assertThat(block("apiRoute")).doesNotContain("cacheConfiguration", "ruleSets");
        assertThat(block("pagesRoute")).doesNotContain("cacheConfiguration");
    }

    @ParameterizedTest
    @CsvSource({
        "/connect/token, true",
        "/connect/token/, true",
        "/finalize-connection/jira/code, true",
        "/connection-error, true",
        "/connect, false",
        "/connect/a/b, false",
        "/assets/index.js, false",
        "/favicon.svg, false",
        "/x/connection-error, false"
    })
    void showsOneDocumentUnderThePathsOfTheConnectPages(String path, boolean document) {
        Pattern pattern = Pattern.compile(text(block("pageOfPath"), "matchValues: \\[\\s*'([^']+)'"));
        assertThat(pattern.matcher(path).matches()).isEqualTo(document);
        assertThat(pattern.matcher(path.substring(1)).matches())
                .as("without the slash, which Front Door may leave out")
                .isEqualTo(document);
    }

    @Test
    void sendsTheHeadersOfTheHttpRunnerWithPages() {
        Map<String, String> headers = new TreeMap<>();
        String declared = section("var pageHeaders", "resource pageHeaderRules").replace("\\'", "\"");
        Pattern.compile("header: '([^']+)'\\s*,?\\s*value: '([^']+)'")
                .matcher(declared)
                .results()
                .forEach(header -> headers.put(header.group(1), header.group(2).replace('"', '\'')));

        assertThat(headers).isNotEmpty().isEqualTo(PageHeaders.sent());
    }

    @Test
    void keepsTheLimitOfActionsOfARule() {
        String declared = section("var pageHeaders", "resource pageHeaderRules");
        assertThat(Arrays.stream(declared.split("(?m)^  ]"))
                        .map(rule -> texts(rule, "header: '([^']+)'").size()))
                .allMatch(actions -> actions <= 5);
    }

    @Test
    void detectsMissedTimersByALogThatTheHostSends() {
        String timer = text(block("timersMissing"), "name == \"(\\w+)\"");
        assertThat(TimerFunctions.class).hasMethods(timer);
        JsonNode logging =
                JsonMapper.shared().readTree(read(Path.of("host.json"))).path("logging");
        assertThat(logging.path("logLevel").path("Host.Results").asString()).isEqualTo("Information");
        assertThat(logging.at("/applicationInsights/samplingSettings/excludedTypes")
                        .asString())
                .contains("Request");
    }

    @Test
    void limitsConcurrencyAsTheHostFileDoes() {
        String most = text(block("app"), "perInstanceConcurrency: (\\d+)");
        assertThat(JsonMapper.shared()
                        .readTree(read(Path.of("host.json")))
                        .at("/extensions/http/maxConcurrentRequests")
                        .asInt())
                .isEqualTo(Integer.parseInt(most));
    }

    private static String block(String resource) {
        return text(BICEP, "(?ms)(^resource " + resource + " .*?^[}\\]]$)");
    }

    private static String section(String from, String to) {
        return BICEP.substring(BICEP.indexOf(from), BICEP.indexOf(to));
    }

    private static String text(String within, String pattern) {
        MatchResult found = Pattern.compile(pattern)
                .matcher(within)
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + pattern));
        return found.group(1);
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
