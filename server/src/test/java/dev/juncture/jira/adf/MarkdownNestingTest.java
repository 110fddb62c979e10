package dev.juncture.jira.adf;

import static dev.juncture.jira.adf.AdfJson.task;
import static dev.juncture.jira.adf.AdfJson.tasks;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownNestingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "- # heading\n- > quote\n- | a | b |\n  | - | - |\n  | c | d |\n- ---\n- ```\n  code\n  ```\n-",
                "> # heading\n>\n> > quote\n>\n> - [ ] task\n>\n> | a |\n> | - |\n>\n> ---",
                ">",
                "#",
                "| |\n| - |",
                "- [ ]",
                "",
                " \n\t\n",
                "\u0000\uD800"
            })
    void writesOnlyDocumentsThatTheSchemaAllows(String markdown) {
        AdfSchema.assertValid(MarkdownToAdf.convert(new Markdown(markdown)));
    }

    @Test
    void replacesBlocksThatAListCannotHold() {
        assertThat(AdfJson.converted("- # h\n- | a |\n  | - |\n  | **b** |")).isEqualTo(AdfJson.compact("""
                [{'type':'bulletList','content':[
                  {'type':'listItem','content':[
                    {'type':'paragraph','content':[{'type':'text','text':'h','marks':[{'type':'strong'}]}]}]},
                  {'type':'listItem','content':[
                    {'type':'paragraph','content':[
                      {'type':'text','text':'a','marks':[{'type':'strong'}]},
                      {'type':'hardBreak'},
                      {'type':'text','text':'b','marks':[{'type':'strong'}]}]}]}]}]"""));
    }

    @Test
    void writesBlocksThatATaskCannotHoldAsItsLines() {
        assertThat(AdfJson.converted("- [ ] a\n  - b\n    - [x] c"))
                .isEqualTo("[" + tasks(task("TODO", AdfJson.lines("a", "• b", "[x] c"))) + "]");
    }
}
