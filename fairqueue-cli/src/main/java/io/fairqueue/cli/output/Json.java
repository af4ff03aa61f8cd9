package io.fairqueue.cli.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.http.json.StrictMapper;

/** JSON as the HTTP contract has it, but that what is not there is null and not left out. */
public final class Json {

  /** Thread-safe. */
  public static final ObjectMapper MAPPER =
      StrictMapper.standalone().setDefaultPropertyInclusion(JsonInclude.Include.ALWAYS);

  private Json() {}
}
