"use strict";(()=>{var n=document.getElementById("swagger-ui"),e=window.SwaggerUIBundle;n!==null&&e!==void 0&&e({url:n.dataset.openapi,domNode:n,deepLinking:!0,validatorUrl:null});})();
