package io.fairqueue.domain.fairness;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a piece of a log is read, as C2SP's tlog-tiles (version 0.1.0) names it: 256 hashes of one
 * level of its tree, or the entries that 256 hashes of the lowest level are of. The last piece may
 * have fewer.
 *
 * @param level how many times 256 leaves are below one of its hashes; empty for entries
 * @param index which piece, from 0
 * @param width how many hashes or entries it has, from 1 to 256
 */
public record TilePath(OptionalInt level, long index, int width) {

  /** How many hashes or entries a whole piece has. */
  public static final int WHOLE = 256;

  private static final int MAX_LEVEL = 63;
  private static final int GROUP = 1_000;
  private static final Pattern PATH =
      Pattern.compile(
          "tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

  public TilePath {
    if (level.isPresent() && (level.getAsInt() < 0 || level.getAsInt() > MAX_LEVEL)) {
      throw new IllegalArgumentException("no level of a tree: " + level.getAsInt());
    }
    if (index < 0 || width < 1 || width > WHOLE) {
      throw new IllegalArgumentException("no piece of a log: %d, %d wide".formatted(index, width));
    }
  }

  /** A piece of a level of the tree. */
  public static TilePath ofHashes(int level, long index, int width) {
    return new TilePath(OptionalInt.of(level), index, width);
  }

  /** A piece of the entries. */
  public static TilePath ofEntries(long index, int width) {
    return new TilePath(OptionalInt.empty(), index, width);
  }

  /** Reads what {@link #toString} writes; empty for anything else. */
  public static Optional<TilePath> parse(String path) {
    Matcher parts = PATH.matcher(path);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String width = parts.group(3);
    if (width != null && Integer.parseInt(width) >= WHOLE) {
      return Optional.empty();
    }
    int wide = width == null ? WHOLE : Integer.parseInt(width);
    long index = Long.parseLong(parts.group(2).replaceAll("[x/]", ""));
    TilePath read =
        parts.group(1).equals("entries")
            ? ofEntries(index, wide)
            : Integer.parseInt(parts.group(1)) > MAX_LEVEL
                ? null
                : ofHashes(Integer.parseInt(parts.group(1)), index, wide);
    // A number has one way to be written: without groups of zeros in front.
    return Optional.ofNullable(read).filter(each -> each.toString().equals(path));
  }

  public boolean isWhole() {
    return width == WHOLE;
  }

  /** Whether a log of this size has this piece, as wide or wider. */
  public boolean isIn(long size) {
    long below = size;
    for (int i = 0; i < level.orElse(0); i++) {
      below /= WHOLE;
    }
    return below / WHOLE > index || (below / WHOLE == index && below % WHOLE >= width);
  }

  /** Below the address of the log. */
  @Override
  public String toString() {
    var path = new StringBuilder("%03d".formatted(index % GROUP));
    for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
      path.insert(0, "x%03d/".formatted(rest % GROUP));
    }
    return "tile/"
        + (level.isPresent() ? String.valueOf(level.getAsInt()) : "entries")
        + "/"
        + path
        + (isWhole() ? "" : ".p/" + width);
  }
}
