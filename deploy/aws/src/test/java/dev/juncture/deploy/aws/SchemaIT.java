package dev.juncture.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks the template with Amazon's validator, as it is and with SAM's resources in their plain form. */
class SchemaIT {
    private static final Path NODE = Path.of("../../frontend/.node/node/node");
    private static final Map<String, String> PARAMETERS = Map.of(
            "Host", "connect.example.com",
            "Certificate", "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012",
            "JiraClientId", "client",
            "DataKeys", "AQID",
            "QueueFunction", "addComment",
            "AlarmTopic", "arn:aws:sns:eu-central-1:123456789012:alarms",
            "Subnets", "subnet-0123456789abcdef0,subnet-0123456789abcdef1",
            "SecurityGroups", "sg-0123456789abcdef0",
            "SiteRedirectUri", "https://product.example.com/jira");

    @TempDir
    private Path directory;

    private final String template = Files.readString(Path.of("template.yaml"));

    SchemaIT() throws IOException {}

    @Test
    void acceptsTheTemplate() throws IOException {
        assertThat(findings(List.of(template)).get(0)).isEmpty();
    }

    @Test
    void findsEachMistake() throws IOException {
        Map<String, String> mistakes = new LinkedHashMap<>();
        mistakes.put("EnableKeyRotation:", "EnableKeyRotatoin:");
        mistakes.put("SnapStart:", "SnapStrat:");
        mistakes.put("ApplyOn:", "AplyOn:");
        mistakes.put("ApplyOn: PublishedVersions", "ApplyOn: Published");
        mistakes.put("Timeout: 29", "Timeout: long");
        mistakes.put("[arm64]", "[arm65]");
        mistakes.put("SubnetIds:", "SubnetId:");
        mistakes.put("LogGroup: !Ref", "LogGroop: !Ref");
        mistakes.put("EventInvokeConfig:", "EventInvokConfig:");
        mistakes.put("MaximumRetryAttempts:", "MaxRetryAttempts:");
        mistakes.put("rate(2 minutes)", "rate(2 minute)");
        mistakes.put("Schedule: rate", "Schedul: rate");
        mistakes.put("Type: HttpApi", "Type: HttpAPI");
        mistakes.put("ApiId:", "ApiID:");
        mistakes.put("StageName:", "StagName:");
        mistakes.put("Type: AWS::KMS::Key", "Type: AWS::KMS::Kee");
        mistakes.put("!GetAtt DataKeysKey.Arn", "!GetAtt DataKeysKey.Arm");
        mistakes.put("!Ref HttpLog", "!Ref HttpLogg");
        mistakes.put("OriginReadTimeout: 30", "OriginReadTimeout: [soon]");
        mistakes.put("OriginCustomHeaders:", "OriginCustomHeader:");
        mistakes.put("HeaderName: X", "HeaderNam: X");
        mistakes.put("Layers: [!Ref", "Layer: [!Ref");
        mistakes.put("        OriginAccessControlOriginType: s3\n", "");
        mistakes.put("SigningProtocol: sigv4", "SigningProtocol: sigv5");
        mistakes.put("[ReportBatchItemFailures]", "[ReportBatchItemFailure]");
        mistakes.put("RedrivePolicy:", "RedrivPolicy:");
        mistakes.put("RetentionInDays: 30", "RetentionInDays: 31");

        List<String> wrong = new ArrayList<>();
        mistakes.forEach((right, mistake) -> wrong.add(template.replace(right, mistake)));
        List<List<String>> findings = findings(wrong);

        List<String> missed = new ArrayList<>(mistakes.values());
        for (int i = findings.size() - 1; i >= 0; i--) {
            if (!findings.get(i).isEmpty()) {
                missed.remove(i);
            }
        }
        assertThat(missed).isEmpty();
    }

    /** Returns the findings for each template, in both forms. */
    private List<List<String>> findings(List<String> templates) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Files.exists(NODE) ? NODE.toString() : "node",
                "src/test/validate.mjs",
                JsonMapper.shared().writeValueAsString(PARAMETERS)));
        for (int i = 0; i < templates.size(); i++) {
            Path sam = Files.writeString(directory.resolve(i + ".yaml"), templates.get(i));
            Path plain = Files.write(directory.resolve(i + ".json"), PlainTemplate.of(Template.read(sam)));
            command.addAll(List.of(sam.toString(), plain.toString()));
        }
        Process node = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        List<JsonNode> lines = output.lines().map(JsonMapper.shared()::readTree).toList();
        assertThat(lines).as("answers of the validator").hasSize(2 * templates.size());
        List<List<String>> findings = new ArrayList<>();
        for (int i = 0; i < lines.size(); i += 2) {
            List<String> both = new ArrayList<>(EventFields.texts(lines.get(i)));
            both.addAll(EventFields.texts(lines.get(i + 1)));
            findings.add(both);
        }
        return findings;
    }
}
