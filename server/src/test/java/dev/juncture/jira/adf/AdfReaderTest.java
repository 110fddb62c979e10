package dev.juncture.jira.adf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class AdfReaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'type':1}",
                "{'type':'text'}",
                "{'type':'text','text':{'a':1}}",
                "{'type':'paragraph','content':'x'}",
                "{'type':'paragraph','content':[1,null,[],'x',{}]}",
                "{'type':'paragraph','content':[{'type':'text','text':'a','marks':{'type':'em'}}]}",
                "{'type':'paragraph','content':[{'type':'text','text':'a','marks':[null,{'type':'link'}]}]}",
                "{'type':'heading','attrs':{'level':'x'}}",
                "{'type':'heading','attrs':[]}",
                "{'type':'orderedList','attrs':{'order':1e99},'content':[{}]}",
                "{'type':'orderedList','attrs':{'order':-7.5},'content':[{'type':'listItem'}]}",
                "{'type':'table','content':[{'type':'tableRow','content':[{'attrs':{'colspan':1e9,'rowspan':-1}}]}]}",
                "{'type':'taskList','content':[{'type':'paragraph'},null]}",
                "{'type':'paragraph','content':[{'type':'date','attrs':{'timestamp':'9223372036854775807'}}]}",
                "{'type':'codeBlock','content':[{'type':'hardBreak'}]}"
            })
    void acceptsMalformedNodes(String node) {
        String markdown = AdfToMarkdown.convert(AdfJson.document(node));
        assertThat(AdfToMarkdown.convert(MarkdownToAdf.convert(new Markdown(markdown))))
                .isEqualTo(markdown);
    }

    @Test
    void convertsEveryNodeOfTheSchema() {
        List<String> types = JsonMapper.shared()
                .readTree(AdfSchema.resource())
                .path("definitions")
                .valueStream()
                .map(definition -> definition
                        .path("properties")
                        .path("type")
                        .path("enum")
                        .path(0)
                        .asString(""))
                .filter(type -> !type.isEmpty())
                .distinct()
                .toList();
        assertThat(types).hasSizeGreaterThan(50);
        for (String type : types) {
            AdfDocument document = AdfJson.document("""
                    {'type':'TYPE','attrs':{'text':'shown','title':'shown'},'text':'shown','content':[
                      {'type':'text','text':'shown','marks':[{'type':'TYPE'}]}]}""".replace("TYPE", type));
            String markdown = AdfToMarkdown.convert(document);
            assertThat(AdfToMarkdown.convert(MarkdownToAdf.convert(new Markdown(markdown))))
                    .as(type)
                    .isEqualTo(markdown);
        }
    }
}
