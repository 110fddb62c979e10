package dev.juncture.operation;

import dev.juncture.TestJson;
import java.util.function.Function;

/** Creates operations for tests in other packages, without a function catalogue. */
public final class OperationFixture {
    private OperationFixture() {}

    /** An operation that answers with its own input. */
    public static Operation echo(Class<?> input) {
        return of("echo", input, Function.identity());
    }

    public static Operation of(String name, Class<?> input, Function<Object, Object> function) {
        return new Operation(name, new InputSchema(input), new InputBinder(TestJson.mapper()), function);
    }
}
