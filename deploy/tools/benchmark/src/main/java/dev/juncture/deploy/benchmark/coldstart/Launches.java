package dev.juncture.deploy.benchmark.coldstart;

import dev.juncture.deploy.benchmark.harness.ContainerImage;
import dev.juncture.deploy.benchmark.harness.Jdk;
import dev.juncture.deploy.benchmark.harness.Stores;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** All launches of the benchmark, with their packages unpacked and their caches trained. */
final class Launches {
    static final String LAMBDA = "AWS Lambda";
    static final String HELLO = "AWS Lambda, bare adapter";
    static final String CONTAINER = "Container";
    static final String GOOGLE = "Google Cloud";

    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final String HANDLER =
            "org.springframework.cloud.function.adapter.aws.FunctionInvoker::handleRequest";
    /**
     * The flags of functions. They are those of Lambda's template, and the heap is the one that Java chooses by default for
     * the gigabyte that each function gets. The container has a file with its own flags.
     */
    static final List<String> FLAGS =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-Dio.lettuce.core.jfr=false");

    private static final String AOT = "-Dspring.aot.enabled=true";

    private final ColdStartOptions options;
    private final Path folder;
    private final Map<String, String> variables;
    private final ClassCaches caches;
    private final List<Launch> all = new ArrayList<>();

    Launches(ColdStartOptions options, Stores stores, Path folder) {
        this.options = options;
        this.folder = folder;
        this.variables = Map.of(
                "DATABASE_URL", stores.databaseUrl(),
                "REDIS_URL", stores.redisUrl(),
                "JUNCTURE_MIGRATE_AT_START", "false",
                "JUNCTURE_FRONTEND_LIMIT", "off",
                "JUNCTURE_SECRET_KEY", "sk_benchmark_0123456789abcdef",
                "JUNCTURE_FRONTEND_URL", "https://connect.example.com",
                "DEFAULT_JIRA_CLIENT_ID", "client",
                "DEFAULT_JIRA_CLIENT_SECRET", "secret");
        this.caches = new ClassCaches(folder);
        for (Jdk jdk : options.jdks()) {
            addLambda(jdk, LAMBDA, options.lambdaZip(), "dev.juncture.deploy.aws.LambdaRunner");
            addLambda(jdk, HELLO, options.helloZip(), "dev.juncture.deploy.hello.HelloRunner");
            addContainer(jdk);
            addGoogle(jdk);
        }
    }

    List<Launch> all() {
        return List.copyOf(all);
    }

    /** Adds the zip as Lambda starts it, and the same on one class path as in an image, which a class cache needs. */
    private void addLambda(Jdk jdk, String edge, Path zip, String mainClass) {
        Path directory = directory(edge, jdk);
        Packages.unzip(zip, directory);
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("MAIN_CLASS", mainClass);
        environment.put("_HANDLER", HANDLER);
        environment.put("LAMBDA_TASK_ROOT", directory.toString());
        List<Path> client = clientJars();
        for (boolean aot : new boolean[] {false, true}) {
            List<String> command = command(jdk, aot, "-cp", classPath(client), CLIENT, HANDLER);
            all.add(new Launch(
                    edge, jdk, aot, "", command, directory, environment, LambdaCaller::new, Packages.bytes(zip)));
        }
        List<Path> together = new ArrayList<>(client);
        together.add(Packages.jarOfClasses(directory));
        together.addAll(Packages.files(directory.resolve("lib")));
        Launch image = new Launch(
                edge + ", as an image",
                jdk,
                true,
                jdk.cacheName(),
                command(jdk, true, "-cp", classPath(together), CLIENT, HANDLER),
                directory,
                environment,
                LambdaCaller::new,
                Packages.bytes(zip));
        all.add(caches.trained(image));
    }

    /** Adds the plain jar, and the jar as the Dockerfile prepares it. */
    private void addContainer(Jdk jdk) {
        Path jar = options.httpJar();
        FirstCaller.Maker callers = () -> new HttpCaller(false);
        List<String> plain = command(jdk, false, "-jar", jar.toString());
        all.add(new Launch(
                "HTTP runner, one jar", jdk, false, "", plain, folder, variables, callers, Packages.bytes(jar)));
        ContainerImage container = ContainerImage.build(
                jar, ContainerImage.flagsIn(options.containerFlags()), jdk, directory(CONTAINER, jdk), variables);
        all.add(new Launch(
                CONTAINER,
                jdk,
                true,
                jdk.cacheName(),
                container.command(),
                container.directory(),
                variables,
                callers,
                Packages.bytes(container.directory())));
    }

    private void addGoogle(Jdk jdk) {
        Path invoker = options.clients().resolve("java-function-invoker.jar");
        Path jar = options.googleFolder().resolve("juncture-gcp.jar");
        for (boolean aot : new boolean[] {false, true}) {
            List<String> command = command(
                    jdk,
                    aot,
                    "-jar",
                    invoker.toString(),
                    "--classpath",
                    jar.toString(),
                    "--target",
                    "dev.juncture.deploy.gcp.RouterFunction");
            all.add(new Launch(
                    GOOGLE,
                    jdk,
                    aot,
                    "",
                    command,
                    folder,
                    variables,
                    () -> new HttpCaller(true),
                    Packages.bytes(options.googleFolder())));
        }
    }

    private List<Path> clientJars() {
        return Packages.files(options.clients().resolve("aws"));
    }

    private Path directory(String edge, Jdk jdk) {
        return folder.resolve(
                (edge + " " + jdk.version()).replaceAll("\\W+", "-").toLowerCase(Locale.ROOT));
    }

    private static List<String> command(Jdk jdk, boolean aot, String... rest) {
        List<String> command = new ArrayList<>(List.of(jdk.java()));
        command.addAll(FLAGS);
        if (aot) {
            command.add(AOT);
        }
        command.addAll(List.of(rest));
        return command;
    }

    private static String classPath(List<Path> jars) {
        return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
