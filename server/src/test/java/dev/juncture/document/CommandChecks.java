package dev.juncture.document;

import dev.juncture.document.ShellCommands.Command;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Finds what commands name and the repository does not have. */
final class CommandChecks {
    private static final Pattern POM = Pattern.compile("(^|/)pom\\.xml$");
    private static final Pattern OUR_PROPERTY = Pattern.compile("[<\"](juncture\\.[a-z-]+)[>\"]");
    private static final Pattern SOURCE = Pattern.compile("(^|/)pom\\.xml$|/src/.*\\.java$");
    private static final Pattern OUR_PATH = Pattern.compile("(?:server|frontend|docs|deploy|\\.ci)/\\S*");
    private static final Set<String> PHASES = Set.of("test", "package", "verify", "install", "clean", "spotless:apply");
    /** Properties of Maven's plugins. */
    private static final Set<String> PLUGIN_PROPERTIES = Set.of(
            "test",
            "it.test",
            "skipTests",
            "skip.npm",
            "surefire.failIfNoSpecifiedTests",
            "failsafe.failIfNoSpecifiedTests");

    private static final String HTTP_COMMANDS = "deploy/http/src/main/java/dev/juncture/deploy/http/Command.java";
    private static final String BENCHMARKS =
            "deploy/tools/benchmark/src/main/java/dev/juncture/deploy/benchmark/Benchmark.java";

    private final Repository repository;
    private final Set<String> modules;
    private final Set<String> profiles;
    private final Set<String> properties;

    CommandChecks(Repository repository) {
        this.repository = repository;
        modules = repository.find(POM, Pattern.compile("<module>([^<]+)</module>"));
        profiles = repository.find(POM, Pattern.compile("<profile>\\s*<id>([^<]+)</id>"));
        properties = repository.find(SOURCE, OUR_PROPERTY);
    }

    /** @param folder in which the command runs; empty for the repository's */
    List<String> problems(Command command, String folder) {
        Stream<String> special = switch (command.program()) {
            case "mvn", "/usr/bin/mvn" -> maven(command);
            case "npm" -> npm(command, folder);
            case "java" -> java(command.words(), folder);
            case "docker" -> docker(command);
            case "cd" ->
                require(
                        repository.hasFolder(command.words().get(1)),
                        "folder",
                        command.words().get(1));
            default -> Stream.of();
        };
        List<String> problems = new ArrayList<>(special.toList());
        String output = command.after("--output");
        command.words().stream()
                .filter(word -> OUR_PATH.matcher(word).matches() && !word.equals(output))
                .filter(word -> !modules.containsAll(List.of(word.split(","))))
                .filter(word -> !repository.has(word) && !isMade(word))
                .forEach(word -> problems.add("there is no file " + word));
        return problems;
    }

    private boolean isMade(String path) {
        return path.contains("/target/") && repository.makes(path.substring(path.lastIndexOf('/') + 1));
    }

    private Stream<String> maven(Command command) {
        String projects = command.after("-pl");
        return Stream.concat(
                Arrays.stream(projects.split(","))
                        .flatMap(module -> require(module.isEmpty() || modules.contains(module), "module", module)),
                command.words().stream()
                        .skip(1)
                        .filter(word -> !word.equals(projects))
                        .flatMap(this::mavenWord));
    }

    private Stream<String> mavenWord(String word) {
        if (word.startsWith("-D")) {
            return property(word.substring(2));
        }
        if (word.startsWith("-P")) {
            return require(profiles.contains(word.substring(2)), "profile", word.substring(2));
        }
        return require(word.startsWith("-") || PHASES.contains(word), "phase of Maven", word);
    }

    /** @param definition such as {@code test=A,B} */
    Stream<String> property(String definition) {
        String[] parts = definition.split("=", 2);
        String name = parts[0];
        Stream<String> tests = name.matches("(?:it\\.)?test") && parts.length == 2
                ? Arrays.stream(parts[1].split(","))
                        .flatMap(test ->
                                require(repository.hasFileNamed(test.replaceAll("#.*", "") + ".java"), "test", test))
                : Stream.of();
        return Stream.concat(
                require(PLUGIN_PROPERTIES.contains(name) || properties.contains(name), "property", name), tests);
    }

    /** @param name of a Maven profile */
    Stream<String> profile(String name) {
        return require(profiles.contains(name), "profile", name);
    }

    private Stream<String> npm(Command command, String folder) {
        String given = command.after("--prefix").isEmpty() ? folder : command.after("--prefix");
        List<String> words = command.words();
        if (words.get(1).equals("ci")) {
            return require(
                    repository.hasFile(inside(given, "package-lock.json")), "file", inside(given, "package-lock.json"));
        }
        String script = words.get(1).equals("run") ? words.get(2) : words.get(1);
        List<String> packages = given.isEmpty()
                ? repository.files(Pattern.compile("(^|/)package\\.json$")).stream()
                        .toList()
                : List.of(inside(given, "package.json"));
        return require(
                packages.stream()
                        .filter(repository::hasFile)
                        .anyMatch(file -> JsonMapper.shared()
                                .readTree(repository.read(file))
                                .path("scripts")
                                .has(script)),
                "npm script",
                script);
    }

    private static String inside(String folder, String file) {
        return folder.isEmpty() ? file : folder + "/" + file;
    }

    private Stream<String> java(List<String> words, String folder) {
        int option = words.indexOf("-jar");
        if (option < 0) {
            String source = words.get(words.size() - 1);
            return require(!source.endsWith(".java") || repository.hasFile(inside(folder, source)), "file", source);
        }
        String path = words.get(option + 1);
        String jar = path.substring(path.lastIndexOf('/') + 1);
        String argument = words.size() > option + 2 ? words.get(option + 2) : "";
        boolean isCommand = argument.isEmpty()
                || argument.startsWith("-")
                || commandsOf(jar).contains(argument);
        return Stream.concat(
                require(repository.makes(jar), "jar", jar), require(isCommand, "command of " + jar, argument));
    }

    private Set<String> commandsOf(String jar) {
        if (jar.equals("juncture-benchmark.jar")) {
            return repository.find(Pattern.compile(BENCHMARKS), Pattern.compile("case \"([a-z-]+)\""));
        }
        return jar.equals("juncture-http.jar") || jar.equals("juncture-local.jar") ? runnerCommands() : Set.of();
    }

    private Set<String> runnerCommands() {
        return repository.find(Pattern.compile(HTTP_COMMANDS), Pattern.compile("(?m)^    ([A-Z]+)\\(")).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private Stream<String> docker(Command command) {
        int service = command.words().indexOf("juncture");
        if (!command.words().get(1).equals("compose")
                || service < 0
                || service + 1 == command.words().size()) {
            return Stream.of();
        }
        List<String> inside =
                command.words().subList(service + 1, command.words().size());
        return inside.get(0).equals("java")
                ? java(inside, "")
                : require(runnerCommands().contains(inside.get(0)), "command", inside.get(0));
    }

    private static Stream<String> require(boolean exists, String kind, String name) {
        return exists ? Stream.of() : Stream.of("there is no " + kind + " " + name);
    }
}
