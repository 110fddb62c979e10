package dev.juncture.jira.adf.patch;

import dev.juncture.jira.adf.block.Block;
import dev.juncture.jira.adf.block.Inline;
import dev.juncture.jira.adf.block.InlineNormalizer;
import dev.juncture.jira.adf.block.NestingRules.Place;
import dev.juncture.jira.adf.node.AdfNodes;
import dev.juncture.jira.adf.node.AdfWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Applies an edit to a paragraph or a heading. */
final class TextBlockPatch {
    private final Edit edit;

    TextBlockPatch(Edit edit) {
        this.edit = edit;
    }

    /** @param block a paragraph or a heading; a heading in a quote or a list is shown as a paragraph of strong text */
    Optional<ObjectNode> patch(ObjectNode old, Block block, Where where) {
        boolean isHeading = AdfNodes.type(old).equals("heading");
        if (block instanceof Block.Heading heading) {
            ObjectNode frame = isHeading ? Frames.withOwnAttributes(old) : AdfWriter.block(block);
            if (!isHeading || AdfNodes.number(old, "level", 0) != heading.level()) {
                Frames.attributes(frame).put("level", heading.level());
            }
            return Optional.of(Frames.with(frame, content(old, heading.text(), InlineNormalizer::normalizeOneLine)));
        }
        if (!(block instanceof Block.Paragraph paragraph)) {
            return Optional.empty();
        }
        boolean isStrong = isHeading && where.place() != Place.DOCUMENT;
        UnaryOperator<List<Inline>> normalize =
                isStrong ? shown -> InlineNormalizer.normalize(Inline.strong(shown)) : InlineNormalizer::normalize;
        JsonNode frame = isHeading && !isStrong ? AdfWriter.block(block) : old;
        return Optional.of(Frames.with(frame, content(old, paragraph.text(), normalize)));
    }

    private ArrayNode content(ObjectNode old, List<Inline> text, UnaryOperator<List<Inline>> normalize) {
        return TextPatch.apply(AdfNodes.children(old), text, normalize, edit);
    }
}
