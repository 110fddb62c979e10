package dev.juncture.deploy.aws;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The template as a tree; {@code !Ref x} is an object with the one field {@code !Ref}. */
final class Template {
    private Template() {}

    static JsonNode read() throws IOException {
        return read(Path.of("template.yaml"));
    }

    static JsonNode read(Path template) throws IOException {
        LoaderOptions options = new LoaderOptions();
        // CloudFormation knows neither anchors nor aliases.
        options.setMaxAliasesForCollections(0);
        options.setAllowDuplicateKeys(false);
        try (Reader file = Files.newBufferedReader(template)) {
            Map<String, Object> tree = new Yaml(new Intrinsics(options)).load(file);
            return JsonMapper.shared().valueToTree(tree);
        }
    }

    private static final class Intrinsics extends SafeConstructor {
        Intrinsics(LoaderOptions options) {
            super(options);
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    Map<String, Object> call = new LinkedHashMap<>();
                    call.put(node.getTag().getValue(), argument(node));
                    return call;
                }
            });
        }

        private Object argument(Node node) {
            if (node instanceof ScalarNode scalar) {
                return constructScalar(scalar);
            }
            return node instanceof SequenceNode list ? constructSequence(list) : constructMapping((MappingNode) node);
        }
    }
}
