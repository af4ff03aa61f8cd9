package io.fairqueue.http.console.edit;

import io.fairqueue.http.page.frame.Form;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Tiers change places in a form, come and go: nothing is written by that. */
final class Rearrange {

  private static final String DO = "do";
  private static final String SAVE = "save";

  private Rearrange() {}

  /** Whether a button was pressed that only rearranges; Enter saves. */
  static boolean isAsked(Form sent) {
    String deed = sent.text(DO);
    return !deed.isEmpty() && !deed.equals(SAVE);
  }

  /** The form that follows; the same for what can't be done. */
  static EventForm of(EventForm form, Form sent) {
    String deed = sent.text(DO);
    int colon = deed.indexOf(':');
    if (colon < 0) {
      return deed.equals("add") ? form.withOneMoreTier() : form;
    }
    int tier = index(deed.substring(colon + 1), form.tiers());
    if (tier < 0) {
      return form;
    }
    List<Integer> order = new ArrayList<>(IntStream.range(0, form.tiers()).boxed().toList());
    switch (deed.substring(0, colon)) {
      case "up" -> Collections.swap(order, tier, Math.max(0, tier - 1));
      case "down" -> Collections.swap(order, tier, Math.min(order.size() - 1, tier + 1));
      case "remove" -> {
        var unused = order.remove(tier);
      }
      default -> {
        return form;
      }
    }
    return form.withTiers(order);
  }

  private static int index(String text, int tiers) {
    try {
      int index = Integer.parseInt(text);
      return index < tiers ? index : -1;
    } catch (NumberFormatException malformed) {
      return -1;
    }
  }
}
