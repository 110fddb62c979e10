package dev.juncture.jira.sprint;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A sprint, in the shape of Jira's answer and of ours.
 *
 * @param state future, active or closed
 * @param originBoardId the board that the sprint belongs to; other boards may show it too
 */
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
record Sprint(
        long id,
        @Nullable String name,
        @Nullable String state,
        @Nullable String startDate,
        @Nullable String endDate,
        @Nullable String completeDate,
        @Nullable String goal,
        @Nullable Long originBoardId) {

    boolean isActive() {
        return "active".equals(state);
    }
}
