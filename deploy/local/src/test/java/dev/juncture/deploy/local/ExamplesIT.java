package dev.juncture.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The products of {@code docs/examples} against the local runner: log in, connect, pick a site, create a ticket. */
class ExamplesIT {
    private static final Path EXAMPLES = ExampleProduct.REPOSITORY.resolve("docs/examples");

    @TempDir
    private static Path sharedFolder;

    private static int javaPort;
    private static int typeScriptPort;
    private static LocalProcess juncture;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startJuncture() throws IOException {
        javaPort = ExampleProduct.freePort();
        typeScriptPort = ExampleProduct.freePort();
        juncture = LocalProcess.started(
                sharedFolder.resolve("home"),
                Map.of(
                        "PORT",
                        String.valueOf(ExampleProduct.freePort()),
                        "JUNCTURE_REDIRECT_ORIGINS",
                        ExampleProduct.address(javaPort) + "," + ExampleProduct.address(typeScriptPort)));
    }

    @AfterAll
    static void stopJuncture() {
        juncture.close();
    }

    @Test
    void connectsAndCreatesATicketInJava() throws Exception {
        compileJava(EXAMPLES.resolve("java/Product.java"));

        try (ExampleProduct product = ExampleProduct.started(
                List.of(program("java"), "-cp", folder.toString(), "Product"), folder, javaPort, juncture)) {
            connectAndCreateATicket(product, "java-team");
        }
    }

    @Test
    void connectsAndCreatesATicketInTypeScript() throws Exception {
        compileTypeScript();

        try (ExampleProduct product = ExampleProduct.started(
                List.of(node(), folder.resolve("typescript/server.js").toString()), folder, typeScriptPort, juncture)) {
            connectAndCreateATicket(product, "typescript-team");
        }
    }

    private static void connectAndCreateATicket(ExampleProduct product, String team) {
        PageVisitor user = new PageVisitor(juncture.address());
        assertThat(user.get(product.address() + "/").body()).contains("Connect Jira");
        assertThat(user.get(product.address() + "/api/projects").statusCode()).isEqualTo(401);
        user.submit(product.address() + "/login", Map.of("team", team));
        assertThat(state(user, product)).contains("\"" + team + "\"").contains("\"connected\":false");
        assertThat(user.get(product.address() + "/api/projects").body()).contains("connect");

        String connectUrl = PageVisitor.location(user.submit(product.address() + "/connect", Map.of()));
        String back = user.connect(connectUrl, "ada");
        assertThat(back).startsWith(product.address() + "/connected?").contains("confirmation_code=");
        assertThat(PageVisitor.location(user.get(back))).isEqualTo("/");

        assertThat(state(user, product)).contains("\"connected\":true");
        assertThat(user.get(product.address() + "/api/projects").body()).contains("\"key\":\"SHOP\"");
        String ticket = createTicket(user, product, "first");
        System.out.println(team + " created " + ticket);
        assertThat(ticket).startsWith("SHOP-");
        assertThat(createTicket(user, product, "first")).isEqualTo(ticket);
        assertThat(createTicket(user, product, "second")).isNotEqualTo(ticket);
    }

    private static String state(PageVisitor user, ExampleProduct product) {
        return user.get(product.address() + "/api/state").body();
    }

    /** Returns the key of the ticket. */
    private static String createTicket(PageVisitor user, ExampleProduct product, String key) {
        String team = product.address() + " " + key;
        return PageVisitor.text(user.post(product.address() + "/api/tickets", """
                        {"project":"SHOP","issueType":"Task","summary":"Parcel \\"1001\\" is late","key":"%s"}
                        """.formatted(team)), "key");
    }

    private void compileJava(Path source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("--release", "17", "-Xlint:all", "-Werror", "-d", folder.toString());
            assertThat(compiler.getTask(null, files, null, options, null, files.getJavaFileObjects(source))
                            .call())
                    .isTrue();
        }
    }

    /** Checks the types too. Newer versions of Node run the sources as they are, but not every version that builds Juncture. */
    private void compileTypeScript() throws Exception {
        Path packages = ExampleProduct.REPOSITORY.resolve("frontend/node_modules");
        // Node must treat files with imports as modules.
        Files.writeString(folder.resolve("package.json"), "{\"type\":\"module\"}");
        Files.createDirectory(folder.resolve("typescript"));
        for (String file : List.of("page.html", "typescript/juncture.ts", "typescript/server.ts")) {
            Files.copy(EXAMPLES.resolve(file), folder.resolve(file));
        }
        Process compiler = new ProcessBuilder(
                        node(),
                        packages.resolve("typescript/bin/tsc").toString(),
                        "typescript/server.ts",
                        "--strict",
                        "--noUncheckedIndexedAccess",
                        "--erasableSyntaxOnly",
                        "--rewriteRelativeImportExtensions",
                        "--module",
                        "nodenext",
                        "--target",
                        "es2022",
                        "--types",
                        "node",
                        "--typeRoots",
                        packages.resolve("@types").toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String problems = new String(compiler.getInputStream().readAllBytes());
        assertThat(compiler.waitFor()).as(problems).isZero();
    }

    private static String program(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    /** Returns the Node that has built the pages: Maven's own, or a link to the one on the path. */
    private static String node() {
        Path folder = ExampleProduct.REPOSITORY.resolve("frontend/.node/node");
        return Stream.of("node", "node.exe")
                .map(folder::resolve)
                .filter(Files::exists)
                .findFirst()
                .map(Path::toString)
                .orElse("node");
    }
}
