package dev.juncture.schema;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Migrates the schema to this version: a step of a deployment, before the version serves. No route names it. */
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
