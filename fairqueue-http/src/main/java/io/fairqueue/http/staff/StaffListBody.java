package io.fairqueue.http.staff;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** Who works on an event: first its organizer, then the others in the order they came. */
record StaffListBody(@JsonInclude(JsonInclude.Include.ALWAYS) List<StaffBody> data) {}
