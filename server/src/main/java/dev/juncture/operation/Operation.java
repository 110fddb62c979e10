package dev.juncture.operation;

import java.util.function.Function;

/** An operation that can be called by name. */
public final class Operation {
    private final String name;
    private final InputSchema input;
    private final InputBinder binder;
    private final Function<Object, Object> function;

    Operation(String name, InputSchema input, InputBinder binder, Function<Object, Object> function) {
        this.name = name;
        this.input = input;
        this.binder = binder;
        this.function = function;
    }

    public String name() {
        return name;
    }

    public InputSchema input() {
        return input;
    }

    /**
     * Binds the input and calls the operation.
     *
     * @return the operation's answer: a record, or a {@link StreamedAnswer}
     * @throws dev.juncture.error.ApiException {@code invalid_request} with every fault of the input, or what the operation
     *     throws
     */
    public Object call(Call call) {
        return function.apply(binder.bind(input, call));
    }
}
