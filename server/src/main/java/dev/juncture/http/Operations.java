package dev.juncture.http;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.function.context.FunctionCatalog;
import org.springframework.cloud.function.context.catalog.FunctionTypeUtils;
import org.springframework.cloud.function.context.catalog.SimpleFunctionRegistry.FunctionInvocationWrapper;
import org.springframework.stereotype.Component;

/** The function beans that routes name, looked up once, at start. Nothing else can be called by a name from outside. */
@Component
public class Operations {
    private final Map<String, Operation> byName;

    Operations(List<Routes> features, FunctionCatalog catalog) {
        this.byName = features.stream()
                .flatMap(feature -> feature.routes().stream())
                .map(Route::operation)
                .distinct()
                .collect(Collectors.toUnmodifiableMap(name -> name, name -> lookUp(catalog, name)));
    }

    /** Those that take a bound input. */
    public Set<String> names() {
        return byName.entrySet().stream()
                .filter(operation -> operation.getValue().input() != null)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    Operation get(String name) {
        return byName.get(name);
    }

    /** @param input null when the operation takes the request as it came, to pass it on */
    record Operation(
            Function<Object, Object> function, @Nullable Fields input) {}

    private static Operation lookUp(FunctionCatalog catalog, String name) {
        FunctionInvocationWrapper function = catalog.lookup(name);
        if (function == null) {
            throw new IllegalStateException("A route names the operation " + name + ", which is no function bean.");
        }
        Type input = function.getInputType();
        Class<?> type = FunctionTypeUtils.getRawType(input);
        return new Operation(function, type == Request.class ? null : new Fields(type));
    }
}
