package io.fairqueue.http.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is the same for everybody, made once, in the forms in which it is sent.
 *
 * @param zipped by gzip
 */
public record Shared(Form text, Form zipped) {

  /** This text, and the same zipped. */
  public static Shared of(byte[] text) {
    return new Shared(Form.of(text), Form.of(Gzip.of(text)));
  }

  /**
   * What is sent, with the tag of just these bytes.
   *
   * @param content shared: nobody changes it
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Form(byte[] content, ContentTag tag) {

    public static Form of(byte[] content) {
      return new Form(content, ContentTag.of(content));
    }
  }

  /**
   * What a client wants of it.
   *
   * @param zipped whether it takes the smaller form
   * @param known the tags of what it has
   */
  public record Wish(boolean zipped, List<String> known) {

    public Wish {
      known = List.copyOf(known);
    }

    /** By the headers that ask for it. */
    public static Wish of(@Nullable String acceptEncoding, List<String> ifNoneMatch) {
      return new Wish(Gzip.isTaken(acceptEncoding), ifNoneMatch);
    }

    /** The form that it takes. */
    public Form of(Shared shared) {
      return zipped ? shared.zipped : shared.text;
    }

    /** Whether it has this form already. */
    public boolean has(Form form) {
      return form.tag().isAmong(known);
    }
  }
}
