package dev.juncture.deploy.aws;

import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The template with SAM's resources as the ones that SAM makes of them, as far as properties go through unchanged: SAM's
 * own are hardly checked by Amazon's validator, these are. What is of SAM alone and unknown here stays in, and is
 * refused there.
 */
final class PlainTemplate {
    private static final Set<String> OF_SAM_ALONE =
            Set.of("CodeUri", "AutoPublishAlias", "Policies", "Events", "EventInvokeConfig");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ObjectNode resources = JSON.createObjectNode();
    private final JsonNode globals;

    private PlainTemplate(JsonNode globals) {
        this.globals = globals;
    }

    static byte[] of(JsonNode template) {
        ObjectNode plain = (ObjectNode) longForm(template);
        PlainTemplate result = new PlainTemplate(plain.path("Globals").path("Function"));
        plain.path("Resources")
                .properties()
                .forEach(resource -> result.add(resource.getKey(), (ObjectNode) resource.getValue()));
        plain.remove(Set.of("Globals", "Transform"));
        plain.set("Resources", result.resources);
        return JSON.writeValueAsBytes(plain);
    }

    private void add(String id, ObjectNode resource) {
        switch (resource.path("Type").asString()) {
            case "AWS::Serverless::Function" -> function(id, resource);
            case "AWS::Serverless::HttpApi" -> {
                ObjectNode stage = (ObjectNode) resource.path("Properties");
                resources.set(id, resource.put("Type", "AWS::ApiGatewayV2::Stage"));
                stage.put("ApiId", "abc123");
            }
            case "AWS::Serverless::LayerVersion" -> {
                ObjectNode layer = (ObjectNode) resource.path("Properties");
                layer.remove(Set.of("ContentUri", "RetentionPolicy"));
                layer.putObject("Content").put("S3Bucket", "code").put("S3Key", "layer.zip");
                resources.set(id, resource.put("Type", "AWS::Lambda::LayerVersion"));
            }
            default -> resources.set(id, resource);
        }
    }

    private void function(String id, ObjectNode resource) {
        ObjectNode function = merged(globals.deepCopy(), resource.path("Properties"));
        JsonNode sam = function.deepCopy();
        function.remove(OF_SAM_ALONE);
        function.putObject("Role").put("Fn::Sub", "arn:aws:iam::${AWS::AccountId}:role/juncture");
        function.putObject("Code").put("S3Bucket", "code").put("S3Key", "code.zip");
        resources.set(
                id, resource.deepCopy().put("Type", "AWS::Lambda::Function").<ObjectNode>set("Properties", function));
        ObjectNode version = JSON.createObjectNode();
        version.putObject("FunctionName").put("Ref", id);
        made(id + "Version", "AWS::Lambda::Version", version, resource);
        sam.path("Events").properties().forEach(event -> event(id, event, resource));
        if (sam.has("EventInvokeConfig")) {
            ObjectNode invoke = (ObjectNode) sam.path("EventInvokeConfig");
            invoke.put("FunctionName", "juncture").put("Qualifier", "live");
            made(id + "EventInvokeConfig", "AWS::Lambda::EventInvokeConfig", invoke, resource);
        }
        for (JsonNode policy : sam.path("Policies")) {
            if (policy.has("Statement")) {
                ObjectNode properties = JSON.createObjectNode().put("PolicyName", "p");
                properties.putArray("Roles").add("juncture");
                properties.set("PolicyDocument", ((ObjectNode) policy.deepCopy()).put("Version", "2012-10-17"));
                made(id + "Policy", "AWS::IAM::Policy", properties, resource);
            }
        }
    }

    private void event(String function, Map.Entry<String, JsonNode> event, ObjectNode resource) {
        String id = function + event.getKey();
        ObjectNode properties = (ObjectNode) event.getValue().path("Properties");
        switch (event.getValue().path("Type").asString()) {
            case "HttpApi" -> made(id, "AWS::ApiGatewayV2::Route", properties.put("RouteKey", "$default"), resource);
            case "Schedule" -> {
                properties.set("ScheduleExpression", properties.remove("Schedule"));
                made(id, "AWS::Events::Rule", properties, resource);
            }
            case "SQS" -> {
                properties.set("EventSourceArn", properties.remove("Queue"));
                made(id, "AWS::Lambda::EventSourceMapping", properties.put("FunctionName", "juncture"), resource);
            }
            default -> made(id, "AWS::Unknown::Event", properties, resource);
        }
    }

    private void made(String id, String type, ObjectNode properties, ObjectNode from) {
        ObjectNode resource = resources.putObject(id).put("Type", type);
        resource.set("Properties", properties);
        if (from.has("Condition")) {
            resource.set("Condition", from.path("Condition"));
        }
    }

    private static ObjectNode merged(JsonNode base, JsonNode over) {
        ObjectNode result = base.isObject() ? (ObjectNode) base : JSON.createObjectNode();
        over.properties()
                .forEach(field -> result.set(
                        field.getKey(),
                        result.path(field.getKey()).isObject()
                                        && field.getValue().isObject()
                                ? merged(result.path(field.getKey()), field.getValue())
                                : field.getValue()));
        return result;
    }

    /** {@code !Ref x} as JSON has it. */
    private static JsonNode longForm(JsonNode node) {
        if (node.isArray()) {
            ArrayNode list = JSON.createArrayNode();
            node.forEach(item -> list.add(longForm(item)));
            return list;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = JSON.createObjectNode();
        for (Iterator<Map.Entry<String, JsonNode>> fields = node.properties().iterator(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            switch (field.getKey()) {
                case "!Ref" -> object.set("Ref", field.getValue());
                case "!GetAtt" -> {
                    String[] parts = field.getValue().asString().split("\\.", 2);
                    object.putArray("Fn::GetAtt").add(parts[0]).add(parts[1]);
                }
                default -> object.set(field.getKey().replaceFirst("^!", "Fn::"), longForm(field.getValue()));
            }
        }
        return object;
    }
}
