package dev.juncture.http;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.cloud.function.context.FunctionCatalog;
import org.springframework.cloud.function.context.catalog.FunctionTypeUtils;
import org.springframework.cloud.function.context.catalog.SimpleFunctionRegistry.FunctionInvocationWrapper;
import org.springframework.stereotype.Component;

/**
 * The function beans that routes name; nothing else can be called by a name from outside. Each is made when it is first
 * called: a function's first answer does not wait for those that nobody asked for.
 */
@Component
public class Operations {
    private final Map<String, Operation> made = new ConcurrentHashMap<>();
    private final FunctionCatalog catalog;
    private final Set<String> all;

    Operations(List<Routes> features, FunctionCatalog catalog, BeanFactory beans) {
        this.catalog = catalog;
        this.all = features.stream()
                .flatMap(feature -> feature.routes().stream())
                .map(Route::operation)
                .collect(Collectors.toUnmodifiableSet());
        all.forEach(name -> requireBean(beans, name));
    }

    /** All that routes name; none is made for it. */
    public Set<String> routed() {
        return all;
    }

    /**
     * One that takes a bound input, for callers that bring it by another way than a route. Never to be asked while a bean
     * is made: the operation's own beans may have to be.
     */
    public Typed typed(String name) {
        Operation operation = get(name);
        if (operation.input() == null) {
            throw new IllegalArgumentException(name + " takes a request as it came.");
        }
        return new Typed(operation.function(), operation.input().type());
    }

    /** @param input the record that the function takes */
    public record Typed(Function<Object, Object> function, Class<?> input) {}

    /** Those that take a bound input. All are made for it. */
    public Set<String> names() {
        return all.stream().filter(name -> get(name).input() != null).collect(Collectors.toUnmodifiableSet());
    }

    Operation get(String name) {
        Operation operation = made.get(name);
        return operation == null ? make(name) : operation;
    }

    /** One at a time: the catalog registers what it finds. */
    private synchronized Operation make(String name) {
        Operation operation = made.get(name);
        if (operation == null) {
            operation = lookUp(name);
            made.put(name, operation);
        }
        return operation;
    }

    /** @param input null when the operation takes the request as it came, to pass it on */
    record Operation(
            Function<Object, Object> function, @Nullable Fields input) {}

    private Operation lookUp(String name) {
        FunctionInvocationWrapper function = catalog.lookup(name);
        if (function == null) {
            throw noFunction(name);
        }
        Type input = function.getInputType();
        Class<?> type = FunctionTypeUtils.getRawType(input);
        return new Operation(function, type == Request.class ? null : new Fields(type));
    }

    private static void requireBean(BeanFactory beans, String name) {
        if (!beans.containsBean(name)) {
            throw noFunction(name);
        }
    }

    private static IllegalStateException noFunction(String name) {
        return new IllegalStateException("A route names the operation " + name + ", which is no function bean.");
    }
}
