package dev.juncture.schema;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Migrates the schema to this version. A deployment calls it before the version serves. It has no route. */
@Component
class Migrate implements Supplier<Schema.Migrated> {
    private final Schema schema;

    Migrate(Schema schema) {
        this.schema = schema;
    }

    @Override
    public Schema.Migrated get() {
        return schema.migrate();
    }
}
