package dev.juncture.jira.adf;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Builds nodes, and makes the choices of the generators. */
class RandomNodes {
    static final JsonMapper JSON = JsonMapper.shared();

    final Random random;

    RandomNodes(Random random) {
        this.random = random;
    }

    static ObjectNode node(String type, Map<String, ?> attrs) {
        ObjectNode node = JSON.createObjectNode().put("type", type);
        if (!attrs.isEmpty()) {
            node.set("attrs", JSON.valueToTree(attrs));
        }
        return node;
    }

    static ObjectNode node(String type, Map<String, ?> attrs, List<ObjectNode> content) {
        ObjectNode node = node(type, attrs);
        node.putArray("content").addAll(content);
        return node;
    }

    final List<ObjectNode> several(int least, int most, Supplier<ObjectNode> next) {
        return Stream.generate(next)
                .limit(least + random.nextInt(most - least + 1))
                .toList();
    }

    @SafeVarargs
    final <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    final boolean chance() {
        return random.nextBoolean();
    }
}
