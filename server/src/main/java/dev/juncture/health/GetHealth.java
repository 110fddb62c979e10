package dev.juncture.health;

import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Reports that the process answers. Calls nothing else. */
@Component
class GetHealth implements Function<GetHealth.In, GetHealth.Out> {
    record In() {}

    record Out(String status) {}

    @Override
    public Out apply(In in) {
        return new Out("alive");
    }
}
