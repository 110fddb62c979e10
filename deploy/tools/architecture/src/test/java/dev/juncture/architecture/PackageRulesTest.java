package dev.juncture.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles small packages, each of which breaks one rule or just keeps it. */
class PackageRulesTest {
    @TempDir
    private Path classes;

    private final List<JavaFileObject> sources = new ArrayList<>();

    @Test
    void rejectsTwoPackagesThatUseEachOther() {
        add("shop", "Cart", "bank.Money total;");
        add("bank", "Money", "");
        add("bank", "Invoice", "shop.Order order;");
        add("shop", "Order", "");

        assertRejected().hasMessage("""
                Packages form a cycle: bank, shop
                  bank.Invoice uses shop.Order
                  shop.Cart uses bank.Money""");
    }

    @Test
    void rejectsAPackageThatUsesAPackageInsideItAndIsUsedByIt() {
        add("shop.cart.item", "Item", "shop.cart.Price price;");
        add("shop.cart", "Cart", "shop.cart.item.Item item;");
        add("shop.cart", "Price", "");

        assertRejected().hasMessage("""
                Packages form a cycle: shop.cart, shop.cart.item
                  shop.cart.Cart uses shop.cart.item.Item
                  shop.cart.item.Item uses shop.cart.Price""");
    }

    @Test
    void rejectsPackagesThatFormACycleThroughAnother() {
        add("one", "A", "two.B b;");
        add("two", "B", "three.C c;");
        add("three", "C", "one.D d;");
        add("one", "D", "");
        add("four", "E", "one.A a;");

        assertRejected().hasMessage("""
                Packages form a cycle: one, three, two
                  one.A uses two.B
                  three.C uses one.D
                  two.B uses three.C""");
    }

    @Test
    void rejectsClassesThatFormACycle() {
        add("shop", "Cart", "Item[] items;");
        add("shop", "Item", "static class Part { Price price; }");
        add("shop", "Price", "Object cart = new Object() { Cart cart; };");
        add("shop", "Receipt", "Cart cart;");

        assertRejected().hasMessage("""
                Classes form a cycle: shop.Cart, shop.Item, shop.Price
                  shop.Cart uses shop.Item
                  shop.Item uses shop.Price
                  shop.Price uses shop.Cart""");
    }

    @Test
    void acceptsAClassAndItsNestedClassesThatUseEachOther() {
        add("shop", "Cart", "Line first; static class Line { Cart cart; }");

        assertAccepted();
    }

    @Test
    void rejectsAPackageOfMoreThan20Files() {
        for (int i = 1; i < 20; i++) {
            add("shop", "Item" + i, "static class Part {}");
        }
        assertAccepted();

        add("shop", "Item20", "");
        assertRejected().hasMessage("Package shop has 21 files, package-info.java included; the limit is 20");
    }

    @Test
    void rejectsAChainOfMoreThan8Packages() {
        add("p1", "Part", "");
        for (int i = 2; i <= 8; i++) {
            add("p" + i, "Part", "p" + (i - 1) + ".Part part;");
        }
        assertAccepted();

        add("p9", "Part", "p8.Part part;");
        assertRejected()
                .hasMessage("The longest chain of packages has 9, the limit is 8:"
                        + " p9 -> p8 -> p7 -> p6 -> p5 -> p4 -> p3 -> p2 -> p1");
    }

    @Test
    void reportsEachViolation() {
        add("one", "A", "two.B b;");
        add("two", "B", "one.A a;");

        assertRejected().hasMessage("""
                Packages form a cycle: one, two
                  one.A uses two.B
                  two.B uses one.A
                Classes form a cycle: one.A, two.B
                  one.A uses two.B
                  two.B uses one.A""");
    }

    @Test
    void ignoresClassesThatSpringGenerates() {
        add("shop", "Cart", "bank.Money total;");
        add("bank", "Money", "");
        add("bank", "Money__BeanDefinitions", "shop.Cart cart;");

        assertAccepted();
    }

    @Test
    void rejectsAPathWithoutClasses() {
        assertThatThrownBy(() -> PackageRules.check(new ClassFileImporter().importPath(classes)))
                .hasMessage("There are no classes to check");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRejected() {
        return assertThatThrownBy(this::check).isInstanceOf(AssertionError.class);
    }

    private void assertAccepted() {
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    private void add(String packageName, String name, String members) {
        URI uri = URI.create("string:///" + packageName.replace('.', '/') + "/" + name + ".java");
        sources.add(new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public String getCharContent(boolean ignoreEncodingErrors) {
                return "package %s; public class %s { %s }".formatted(packageName, name, members);
            }
        });
    }

    private void check() {
        List<String> options = List.of("-d", classes.toString(), "-proc:none");
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .getTask(null, null, null, options, null, sources)
                        .call())
                .isTrue();
        PackageRules.check(new ClassFileImporter().importPath(classes));
    }
}
