"use strict";(()=>{window.addEventListener("pagehide",()=>{for(let e of document.querySelectorAll("form"))e.reset()});window.addEventListener("pageshow",e=>{e.persisted&&location.reload()});})();
