@NullMarked
package io.fairqueue.http.outage;

import org.jspecify.annotations.NullMarked;
