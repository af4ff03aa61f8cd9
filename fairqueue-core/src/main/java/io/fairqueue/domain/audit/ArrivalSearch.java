package io.fairqueue.domain.audit;

import io.fairqueue.domain.fairness.MerkleTree;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Looks for the entry by which a number came. Not thread-safe. */
public final class ArrivalSearch {

  private final long number;
  private @Nullable Leaf found;
  private long entries;
  private long index;

  public ArrivalSearch(long number) {
    this.number = number;
  }

  /** The log's next entry. */
  public void add(byte[] entry) {
    Leaf leaf = Leaf.parse(entry);
    if (leaf.says("joined")) {
      long first = leaf.number("joined", "first");
      if (number >= first && number < first + leaf.number("joined", "count")) {
        found = leaf;
        index = entries;
      }
    }
    entries++;
  }

  /**
   * Whether the number was logged; and by whom, where nobody else came with it.
   *
   * @param own what the fan says that stands there
   */
  public Check check(byte[] own) {
    Leaf leaf = found;
    if (leaf == null) {
      return Check.fail("logged", "number %d is not in this log", number);
    }
    String at = leaf.text("at").orElse("");
    if (leaf.number("joined", "count") > 1) {
      return Check.pass(
          "logged",
          "number %d came by entry %d at %s, with others: a proof tells who had it",
          number,
          index,
          at);
    }
    Object root = leaf.object("joined").get("root");
    boolean isOwn =
        root instanceof String text
            && Arrays.equals(Base64.getDecoder().decode(text), MerkleTree.leafHash(own));
    return Check.of(
        isOwn,
        "logged",
        isOwn
            ? "number %d came by entry %d at %s, and is this fan's"
            : "number %d came by entry %d at %s, and is somebody else's",
        number,
        index,
        at);
  }
}
