package dev.juncture.doctor;

import dev.juncture.route.Route;
import dev.juncture.route.Routes;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class DoctorRoutes implements Routes {
    @Override
    public List<Route> routes() {
        return List.of(Route.get("/api/backend/doctor", RunDoctor.class));
    }
}
