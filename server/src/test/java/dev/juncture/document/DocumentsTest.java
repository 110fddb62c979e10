package dev.juncture.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentsTest {
    private static Repository repository;
    private static DocumentChecks checks;

    @BeforeAll
    static void readTheRepository() {
        repository = new Repository();
        checks = new DocumentChecks(repository);
    }

    @Test
    void findsTheDocuments() {
        assertThat(repository.documents())
                .extracting(MarkdownDocument::path)
                .contains("README.md", "CONTRIBUTING.md", "docs/api/README.md", "deploy/aws/README.md")
                .contains(".github/pull_request_template.md");
    }

    @Test
    void linkToExistingTargets() {
        assertThat(all(checks::links)).isEmpty();
    }

    @Test
    void nameFilesAndTestsThatExist() {
        assertThat(all(checks::names)).isEmpty();
    }

    @Test
    void nameRoutesThatExist() {
        assertThat(all(checks::routes)).isEmpty();
    }

    @Test
    void nameVariablesThatAProgramReads() {
        assertThat(all(checks::variables)).isEmpty();
    }

    @Test
    void showCommandsThatCanRun() {
        assertThat(all(checks::commands)).isEmpty();
    }

    private static List<String> all(Function<MarkdownDocument, List<String>> check) {
        return repository.documents().stream()
                .flatMap(document -> check.apply(document).stream())
                .toList();
    }

    /** Without this, a check that finds nothing at all would pass. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "[a](absent.md) | links to absent.md",
                "[a](../README.md#no-such-heading) | README.md has no such heading",
                "![a](images/absent.svg) | links to images/absent.svg",
                "`docs/absent.md` | names docs/absent.md",
                "`api/absent.md` | names api/absent.md",
                "`Absent.java` | names Absent.java",
                "`juncture-absent.jar` | names juncture-absent.jar",
                "`AbsentTest` | names AbsentTest",
                "`POST get-watchers` | there is no route POST get-watchers",
                "`GET /api/backend/absent` | there is no route GET /api/backend/absent",
                "`/api/absent` | there is no route below /api/absent",
                "`PUT /sandbox/absent` | there is no route PUT /sandbox/absent",
                "JUNCTURE_ABSENT | no program reads JUNCTURE_ABSENT",
                "`mvn -pl absent test` | there is no module absent",
                "`mvn verify -Pabsent` | there is no profile absent",
                "`mvn absent` | there is no phase of Maven absent",
                "`mvn test -Dtest=RoutesListingTest,AbsentTest` | there is no test AbsentTest",
                "`mvn test -Djuncture.absent=1` | there is no property juncture.absent",
                "`-Djuncture.absent` | there is no property juncture.absent",
                "`npm run absent` | there is no npm script absent",
                "`cd deploy/aws && npm ci` | there is no file deploy/aws/package-lock.json",
                "`cd absent` | there is no folder absent",
                "`java -jar juncture-http.jar absent` | there is no command of juncture-http.jar absent",
                "`java -jar juncture-absent.jar` | there is no jar juncture-absent.jar",
                "`java docs/absent.java` | there is no file docs/absent.java",
                "`node docs/absent.ts` | there is no file docs/absent.ts",
                "`docker compose run --rm juncture absent` | there is no command absent",
                "`curl https://a.example/api/backend/absent` | there is no route GET /api/backend/absent",
                "`curl 'https://a.example/api/backend/connections?absent=1'` | connections has no field absent",
                "`curl -d '{\"absent\":1}' https://a.example/api/backend/jira/add-comment` | has no field absent",
                "`curl -d '{\"body\"' https://a.example/api/backend/jira/add-comment` | this is no JSON"
            })
    void refusesWhatDoesNotExist(String line, String problem) {
        MarkdownDocument document = MarkdownDocument.of("docs/broken.md", "# Broken\n\n" + line + "\n");

        assertThat(List.of(
                        checks.links(document),
                        checks.names(document),
                        checks.routes(document),
                        checks.variables(document),
                        checks.commands(document)))
                .flatMap(found -> found)
                .anySatisfy(found ->
                        assertThat(found).startsWith("docs/broken.md:3: ").contains(problem));
    }

    @Test
    void countsLinesOfBlocks() {
        MarkdownDocument document =
                MarkdownDocument.of("a.md", "# A\n\n```\nmvn -q \\\n  test\ncurl -X POST \\\n  http://a/ready\n```\n");

        assertThat(checks.commands(document)).containsExactly("a.md:6: there is no route POST /ready");
    }
}
