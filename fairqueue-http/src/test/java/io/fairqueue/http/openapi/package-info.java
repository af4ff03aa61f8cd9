@NullMarked
package io.fairqueue.http.openapi;

import org.jspecify.annotations.NullMarked;
