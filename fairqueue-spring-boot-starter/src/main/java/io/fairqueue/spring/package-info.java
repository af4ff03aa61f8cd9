/** FairQueue in a Spring Boot application. */
@NullMarked
package io.fairqueue.spring;

import org.jspecify.annotations.NullMarked;
