package dev.juncture.document;

import dev.juncture.document.MarkdownDocument.Piece;
import dev.juncture.document.ShellCommands.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a document as its readers do, and returns what it names and the repository does not have. */
final class DocumentChecks {
    private static final Pattern COMMAND = Pattern.compile("(?:mvn|npm|java|node|docker|curl|cd|\\.ci/run)(?: .*)?");
    private static final Pattern OPTION = Pattern.compile("-([DP])(\\S+)");
    private static final Pattern VARIABLE =
            Pattern.compile("\\b(?:JUNCTURE|DEFAULT_JIRA|ATLASSIAN|UPSTASH|CORS)_[A-Z0-9_]*[A-Z0-9]\\b");
    private static final Pattern READS_VARIABLES =
            Pattern.compile("/src/main/.*\\.(?:java|properties)$|^docs/examples/");
    private static final Pattern READ_VARIABLE =
            Pattern.compile("(?:\\$\\{|\"|process\\.env\\.|required\\('|variable\\(\")([A-Z][A-Z0-9]*_[A-Z0-9_]+)");

    private final NamedFiles files;
    private final CommandChecks commands;
    private final HttpChecks http;
    private final Set<String> variables;

    DocumentChecks(Repository repository) {
        files = new NamedFiles(repository);
        commands = new CommandChecks(repository);
        http = new HttpChecks(new KnownRoutes(repository));
        variables = repository.find(READS_VARIABLES, READ_VARIABLE);
    }

    /** Returns links that lead nowhere. */
    List<String> links(MarkdownDocument document) {
        return problems(document, document.targets(), target -> files.problemOfLink(document, target).stream());
    }

    /** Returns names of files and tests that do not exist. */
    List<String> names(MarkdownDocument document) {
        return problems(document, document.codeSpans(), name -> files.problemOfName(document, name).stream());
    }

    /** Returns names of routes that do not exist. */
    List<String> routes(MarkdownDocument document) {
        return problems(document, document.codeSpans(), name -> http.problemOfName(name).stream());
    }

    /** Returns variables that no program reads. */
    List<String> variables(MarkdownDocument document) {
        List<String> problems = new ArrayList<>();
        List<String> lines = document.text().lines().toList();
        for (int line = 0; line < lines.size(); line++) {
            String place = document.path() + ":" + (line + 1) + ": ";
            VARIABLE.matcher(lines.get(line))
                    .results()
                    .map(found -> found.group())
                    .filter(name -> !variables.contains(name))
                    .forEach(name -> problems.add(place + "no program reads " + name));
        }
        return problems;
    }

    /** Returns what is wrong with commands, in blocks and in backticks. */
    List<String> commands(MarkdownDocument document) {
        List<String> problems = new ArrayList<>();
        for (Piece block : document.shellBlocks()) {
            // The first line of a block is the fence.
            problems.addAll(problems(document, block.line() + 1, block.value()));
        }
        for (Piece span : document.codeSpans()) {
            if (COMMAND.matcher(span.value()).matches()) {
                problems.addAll(problems(document, span.line(), span.value()));
            }
        }
        problems.addAll(problems(document, document.codeSpans(), this::problemsOfOption));
        return problems;
    }

    private Stream<String> problemsOfOption(String span) {
        var option = OPTION.matcher(span);
        if (!option.matches()) {
            return Stream.of();
        }
        return option.group(1).equals("D") ? commands.property(option.group(2)) : commands.profile(option.group(2));
    }

    private List<String> problems(MarkdownDocument document, int line, String block) {
        List<String> problems = new ArrayList<>();
        String folder = "";
        for (Command command : ShellCommands.in(block)) {
            String place = document.path() + ":" + (line + command.line()) + ": ";
            List<String> found =
                    command.program().equals("curl") ? http.problems(command) : commands.problems(command, folder);
            found.forEach(problem -> problems.add(place + problem));
            folder = command.program().equals("cd") ? command.words().get(1) : folder;
        }
        return problems;
    }

    private static List<String> problems(
            MarkdownDocument document, List<Piece> pieces, Function<String, Stream<String>> check) {
        return pieces.stream()
                .flatMap(piece -> check.apply(piece.value())
                        .map(problem -> document.path() + ":" + piece.line() + ": " + problem))
                .toList();
    }
}
