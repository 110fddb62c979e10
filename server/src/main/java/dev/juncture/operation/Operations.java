package dev.juncture.operation;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.cloud.function.context.FunctionCatalog;
import org.springframework.cloud.function.context.catalog.FunctionTypeUtils;
import org.springframework.cloud.function.context.catalog.SimpleFunctionRegistry.FunctionInvocationWrapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * The catalogue of operations. Only the names that it was created with can be called, and no other function of the
 * application. An operation is created when it is first needed, to keep the first answer of a cold process fast.
 */
public class Operations {
    private final Map<String, Operation> created = new ConcurrentHashMap<>();
    private final Set<String> names;
    private final FunctionCatalog functions;
    private final InputBinder binder;

    /**
     * @param names of function beans
     * @throws IllegalStateException when a name has no bean
     */
    public Operations(Set<String> names, FunctionCatalog functions, BeanFactory beans, JsonMapper json) {
        this.names = Set.copyOf(names);
        this.functions = functions;
        this.binder = new InputBinder(json);
        this.names.stream()
                .filter(name -> !beans.containsBean(name))
                .findFirst()
                .ifPresent(name -> {
                    throw noFunction(name);
                });
    }

    /** Returns the names of all operations and creates none of them. */
    public Set<String> names() {
        return names;
    }

    /**
     * Returns an operation. Must not be called while a bean is created, because the operation may need that bean.
     *
     * @throws IllegalArgumentException when no operation has this name
     */
    public Operation get(String name) {
        Operation operation = created.get(name);
        return operation == null ? create(name) : operation;
    }

    /** Creates all operations, for a process that has time to do so before its first request. */
    public void createAll() {
        names.forEach(this::get);
    }

    /** Synchronized because the function catalogue registers what it finds. */
    private synchronized Operation create(String name) {
        if (!names.contains(name)) {
            throw new IllegalArgumentException("There is no operation " + name + ".");
        }
        Operation operation = created.get(name);
        if (operation == null) {
            operation = lookUp(name);
            created.put(name, operation);
        }
        return operation;
    }

    private Operation lookUp(String name) {
        FunctionInvocationWrapper function = functions.lookup(name);
        if (function == null) {
            throw noFunction(name);
        }
        Class<?> type = FunctionTypeUtils.getRawType(function.getInputType());
        return new Operation(name, new InputSchema(type), binder, function);
    }

    private static IllegalStateException noFunction(String name) {
        return new IllegalStateException("The operation " + name + " is not a function bean.");
    }
}
