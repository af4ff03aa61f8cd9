// No outside hosts: neither the validator's badge nor anything else.
SwaggerUIBundle({ url: '/openapi.yaml', dom_id: '#api', validatorUrl: null, deepLinking: true });
