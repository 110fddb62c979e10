package dev.juncture.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.jira.JiraSettings;
import dev.juncture.testing.PageHeaders;
import dev.juncture.token.upkeep.TokenSchedules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.function.adapter.aws.FunctionInvoker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TemplateTest {
    private final JsonNode template = Template.read();
    private final JsonNode resources = template.path("Resources");
    private final JsonNode function = template.at("/Globals/Function");

    TemplateTest() throws IOException {}

    @Test
    void namesFunctionsThatThePackageContains() throws Exception {
        String[] handler = function.path("Handler").asString().split("::");
        assertThat(Class.forName(handler[0])).isEqualTo(FunctionInvoker.class).hasMethods(handler[1]);
        assertThat(function.at("/Environment/Variables/MAIN_CLASS").asString()).isEqualTo(LambdaRunner.class.getName());
        assertThat(function.path("CodeUri").asString()).isEqualTo(PackageIT.ZIP.toString());
        assertThat(definitions()).containsExactlyInAnyOrderElementsOf(EdgeConfiguration.EVENTS);
    }

    /** The other tests of the package use the same settings. */
    @Test
    void usesTheContextThatTheBuildPrepared() {
        assertThat(function.at("/Environment/Variables/JAVA_TOOL_OPTIONS").asString())
                .contains("-Dspring.aot.enabled=true");
    }

    @Test
    void sendsTheHeadersOfTheHttpRunnerWithPages() {
        JsonNode config = resources.at("/PageHeaders/Properties/ResponseHeadersPolicyConfig");
        JsonNode security = config.path("SecurityHeadersConfig");
        Map<String, String> headers = new TreeMap<>();
        headers.put(
                "Content-Security-Policy",
                security.at("/ContentSecurityPolicy/ContentSecurityPolicy").asString());
        headers.put("X-Frame-Options", security.at("/FrameOptions/FrameOption").asString());
        headers.put(
                "Referrer-Policy", security.at("/ReferrerPolicy/ReferrerPolicy").asString());
        headers.put(
                "Strict-Transport-Security",
                "max-age="
                        + security.at("/StrictTransportSecurity/AccessControlMaxAgeSec")
                                .asInt());
        if (security.at("/ContentTypeOptions/Override").asBoolean()) {
            headers.put("X-Content-Type-Options", "nosniff");
        }
        config.at("/CustomHeadersConfig/Items")
                .forEach(item -> headers.put(
                        item.path("Header").asString(), item.path("Value").asString()));

        assertThat(headers).isEqualTo(PageHeaders.sent());
    }

    @Test
    void takesSnapshotsOfPublishedVersions() {
        assertThat(function.at("/SnapStart/ApplyOn").asString()).isEqualTo("PublishedVersions");
        assertThat(function.path("AutoPublishAlias").asString()).isNotEmpty();
        assertThat(function.path("Runtime").asString()).isEqualTo("java25");
        assertThat(function.at("/Architectures/0").asString()).isEqualTo("arm64");
    }

    @Test
    void runsEachScheduledFunctionByARuleWithItsName() {
        Map<String, String> rates = new TreeMap<>();
        for (JsonNode rule : resources.at("/Scheduled/Properties/Events")) {
            String name = rule.at("/Properties/Name/!Sub").asString();
            rates.put(
                    name.substring(name.lastIndexOf('-') + 1),
                    rule.at("/Properties/Schedule").asString());
        }
        Map<String, String> pauses = new TreeMap<>();
        TokenSchedules.PAUSES.forEach((name, pause) -> pauses.put(name, rate(pause)));
        assertThat(rates).isEqualTo(pauses);
    }

    /** EventBridge needs the singular for one. */
    private static String rate(Duration pause) {
        if (pause.equals(Duration.ofDays(1))) {
            return "rate(1 day)";
        }
        return pause.equals(Duration.ofHours(1)) ? "rate(1 hour)" : "rate(" + pause.toMinutes() + " minutes)";
    }

    @Test
    void isDescribedByAGuideThatNamesTheRequestedScopes() throws IOException {
        String words = Files.readString(Path.of("README.md"));
        JiraSettings settings =
                new JiraSettings("id", "secret", "", "", "", "https://auth.atlassian.com", "https://api.atlassian.com");
        assertThat(settings.scopes())
                .filteredOn(scope -> !scope.equals("offline_access"))
                .allSatisfy(scope -> assertThat(words).contains("`" + scope + "`"));
    }

    @Test
    void setsOnlyVariablesThatExist() throws IOException {
        String known = Files.readString(Path.of("../../server/src/main/resources/juncture.properties"))
                + Files.readString(Path.of("src/main/resources/application.properties"));
        assertThat(function.at("/Environment/Variables").propertyNames())
                .filteredOn(name -> !List.of("MAIN_CLASS", "JAVA_TOOL_OPTIONS").contains(name))
                .allSatisfy(name -> assertThat(known).contains("${" + name + ":"));
    }

    @Test
    void takesSecretsFromSecretsManagerOnly() {
        JsonNode variables = function.at("/Environment/Variables");
        for (String secret : List.of(
                "DATABASE_URL",
                "REDIS_URL",
                "JUNCTURE_SECRET_KEY",
                "JUNCTURE_ENCRYPTION_KEYS",
                "JUNCTURE_FRONT_DOOR_SECRET",
                "DEFAULT_JIRA_CLIENT_SECRET")) {
            assertThat(variables.path(secret).path("!Sub").asString())
                    .isEqualTo("{{resolve:secretsmanager:${Secrets}:SecretString:" + secret + "}}");
        }
    }

    /** API Gateway's own address is public, and takes requests that CloudFront would filter or count. */
    @Test
    void letsRequestsInThroughCloudFrontOnly() {
        assertThat(frontDoorHeader(template)).isEqualTo("X-Juncture-Front-Door");
        assertThat(apiOrigin(template)
                        .at("/OriginCustomHeaders/0/HeaderValue/!Sub")
                        .asString())
                .isEqualTo("{{resolve:secretsmanager:${Secrets}:SecretString:CLOUDFRONT_SECRET}}");
        assertThat(function.at("/Environment/Variables").propertyNames()).contains("JUNCTURE_FRONT_DOOR_SECRET");
        // Neither function has another address.
        assertThat(resources.findValues("FunctionUrlConfig")).isEmpty();
        assertThat(resources.valueStream())
                .filteredOn(resource -> resource.path("Type").asString().matches(".*(Api|LoadBalancer|::Url)$"))
                .containsExactly(resources.path("Api"));
    }

    static String frontDoorHeader(JsonNode template) {
        return apiOrigin(template).at("/OriginCustomHeaders/0/HeaderName").asString();
    }

    private static JsonNode apiOrigin(JsonNode template) {
        return template.at("/Resources/Distribution/Properties/DistributionConfig/Origins")
                .valueStream()
                .filter(origin -> origin.path("Id").asString().equals("api"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void verifiesThePostgresThatTheGuideConnectsTo() throws IOException {
        assertThat(resources.at("/DatabaseCertificates/Properties/ContentUri").asString())
                .isEqualTo("certificates");
        assertThat(function.at("/Layers/0/!Ref").asString()).isEqualTo("DatabaseCertificates");
        assertThat(Path.of("certificates")).isDirectory();
        assertThat(Files.readString(Path.of("README.md")))
                .contains("certificates/rds.pem https://truststore.pki.rds.amazonaws.com/")
                .contains("sslmode=verify-full&sslrootcert=/opt/rds.pem");
    }

    @Test
    void allowsFunctionsOnlyToDecryptTheirVariablesAndDataKeys() {
        JsonNode all = JsonMapper.shared().readTree("""
                [{"KMSDecryptPolicy": {"KeyId": {"!Ref": "Key"}}},
                 {"Statement": [{"Effect": "Allow", "Action": "kms:Decrypt",
                   "Resource": {"!GetAtt": "DataKeysKey.Arn"},
                   "Condition": {"StringEquals": {"kms:EncryptionContext:application": "juncture"}}}]}]
                """);
        assertThat(resources.valueStream())
                .filteredOn(resource -> resource.path("Type").asString().equals("AWS::Serverless::Function"))
                .hasSize(3)
                .allSatisfy(resource ->
                        assertThat(resource.at("/Properties/Policies")).startsWith(all.get(0), all.get(1)));
        assertThat(resources.at("/Http/Properties/Policies")).isEqualTo(all);
        assertThat(resources.at("/Scheduled/Properties/Policies")).isEqualTo(all);
        assertThat(resources.at("/Queued/Properties/Policies")).hasSize(3);
        assertThat(resources
                        .at("/Queued/Properties/Policies/2/SQSPollerPolicy/QueueName/!GetAtt")
                        .asString())
                .isEqualTo("Calls.QueueName");
    }

    /** Lambda's poller needs this, and a batch can take this long if each call uses its whole budget. */
    @Test
    void setsTimeoutsThatAreLongEnoughForABatch() {
        int timeout = resources.at("/Queued/Properties/Timeout").asInt();
        int batch = resources.at("/QueuedCalls/Properties/BatchSize").asInt();
        assertThat(timeout).isGreaterThanOrEqualTo(batch * 25);
        assertThat(resources.at("/Calls/Properties/VisibilityTimeout").asInt()).isGreaterThanOrEqualTo(6 * timeout);
        assertThat(EventFields.texts(resources.at("/QueuedCalls/Properties/FunctionResponseTypes")))
                .containsExactly("ReportBatchItemFailures");
    }

    @Test
    void keepsTheKeyOfTheTokensWhenTheStackIsDeleted() {
        assertThat(resources.at("/DataKeysKey/DeletionPolicy").asString()).isEqualTo("Retain");
        assertThat(resources.at("/DataKeysKey/UpdateReplacePolicy").asString()).isEqualTo("Retain");
    }

    @Test
    void sendsTheApiPastTheCacheAndThePagesThroughIt() throws IOException {
        JsonNode behaviours = resources.at("/Distribution/Properties/DistributionConfig/CacheBehaviors");
        List<String> paths = behaviours
                .valueStream()
                .map(behaviour -> behaviour.path("PathPattern").asString())
                .toList();
        try (Stream<String> routes = Files.lines(Path.of("../../server/src/test/resources/routes.txt"))) {
            assertThat(routes.map(line -> line.split("\\s+")[1]))
                    .allMatch(path -> path.startsWith("/api/") || paths.contains(path));
        }
        assertThat(behaviours.valueStream()).allSatisfy(behaviour -> {
            assertThat(behaviour.path("TargetOriginId").asString()).isEqualTo("api");
            assertThat(behaviour.path("AllowedMethods")).hasSize(7);
        });
    }

    @Test
    void refersOnlyToWhatExists() throws IOException {
        Set<String> names = new TreeSet<>(resources.propertyNames());
        names.addAll(template.path("Parameters").propertyNames());
        names.addAll(template.path("Conditions").propertyNames());
        // The prefix of AWS::Region and similar names.
        names.add("AWS");
        Pattern reference = Pattern.compile("!(?:Ref|GetAtt|If \\[) ?(\\w+)(?=[.,\\s\\]]|$)|\\$\\{(\\w+)[.}]");
        Matcher references = reference.matcher(Files.readString(Path.of("template.yaml")));
        while (references.find()) {
            String name = references.group(1) == null ? references.group(2) : references.group(1);
            assertThat(names).contains(name);
        }
    }

    private List<String> definitions() {
        return resources.findValuesAsString("SPRING_CLOUD_FUNCTION_DEFINITION");
    }
}
