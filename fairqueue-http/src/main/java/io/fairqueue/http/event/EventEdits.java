package io.fairqueue.http.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.port.IdSource;
import io.micronaut.validation.validator.Validator;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import java.io.UncheckedIOException;

/** Reads what an edit makes of an event. */
@Singleton
final class EventEdits {

  private final ObjectMapper json;
  private final Validator validator;
  private final IdSource ids;

  EventEdits(ObjectMapper json, Validator validator, IdSource ids) {
    this.json = json;
    this.validator = validator;
    this.ids = ids;
  }

  /** The details that follow; throws what a body that breaks a rule gets. */
  EventDetails apply(ObjectNode edit, EventDetails present) {
    ObjectNode before = json.valueToTree(EventInput.of(present));
    return read(EventOverlay.lay(edit, before)).revised(present, ids);
  }

  private EventInput read(ObjectNode whole) {
    try {
      EventInput input = json.treeToValue(whole, EventInput.class);
      var violations = validator.validate(input);
      if (!violations.isEmpty()) {
        throw new ConstraintViolationException(violations);
      }
      return input;
    } catch (JsonProcessingException unfit) {
      throw new UncheckedIOException(unfit);
    }
  }
}
