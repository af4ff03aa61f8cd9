package io.fairqueue.line.view;

import io.fairqueue.line.log.LineRow;
import java.util.List;

/**
 * Rows that a decision makes. They may be committed only onto the row that the decision was made
 * on, and are applied after that.
 *
 * @param rev of the row that the first one follows
 * @param hash of that row; not changed after this
 * @param rows none where the decision changes nothing
 * @param answers by request; none where nobody asked
 */
public record LineDraft(long rev, byte[] hash, List<LineRow> rows, List<LineAnswer> answers) {

  public LineDraft {
    rows = List.copyOf(rows);
    answers = List.copyOf(answers);
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }
}
