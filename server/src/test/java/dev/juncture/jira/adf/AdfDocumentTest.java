package dev.juncture.jira.adf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class AdfDocumentTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'type':'paragraph','version':1,'content':[]}",
                "{'type':'doc','content':[]}",
                "{'type':'doc','version':2,'content':[]}",
                "{'type':'doc','version':'1','content':[]}",
                "{'type':'doc','version':1}",
                "{'type':'doc','version':1,'content':{}}",
                "{'type':'doc','version':1,'content':['text']}",
                "{'type':['doc'],'version':1,'content':[]}"
            })
    void rejectsAnotherFrame(String json) {
        ObjectNode node = (ObjectNode) JSON.readTree(json.replace('\'', '"'));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AdfDocument(node))
                .withMessageStartingWith("must be an Atlassian Document ");
    }

    @Test
    void rejectsATreeThatWouldExhaustTheStack() {
        ObjectNode doc = JSON.createObjectNode().put("type", "doc").put("version", 1);
        ObjectNode node = doc.putArray("content").addObject();
        for (int i = 0; i < 100_000; i++) {
            node = node.putArray("content").addObject();
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AdfDocument(doc))
                .withMessage("must be an Atlassian Document nested no deeper than 500 levels");
    }

    @Test
    void cannotBeChangedThroughItsTree() {
        ObjectNode node = JSON.createObjectNode().put("type", "doc").put("version", 1);
        ArrayNode content = node.putArray("content");
        AdfDocument document = new AdfDocument(node);
        content.addObject().put("type", "rule");
        document.json().put("version", 2);
        assertThat(document.json().toString()).isEqualTo("""
                {"type":"doc","version":1,"content":[]}""");
    }

    @Test
    void keepsItsJsonAsItWas() {
        String json = """
                {"type":"doc","version":1,"content":[{"type":"future","attrs":{"a":1.5}}]}""";
        assertThat(JSON.writeValueAsString(JSON.readValue(json, AdfDocument.class)))
                .isEqualTo(json);
    }
}
