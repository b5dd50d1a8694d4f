// For browsers that cannot run the app: old ones understand this file, and nothing newer is used in it.
;(function () {
  function lacks() {
    var missing = []
    if (!('noModule' in document.createElement('script'))) missing.push('modules')
    if (typeof WebAssembly === 'undefined') missing.push('WebAssembly')
    if (!window.indexedDB) missing.push('a database for your takes')
    if (!window.AudioContext) missing.push('sound')
    if (!Array.prototype.toSorted || typeof AbortSignal === 'undefined' || !AbortSignal.any)
      missing.push('parts of JavaScript that came in 2023')
    return missing
  }
  function say() {
    var root = document.getElementById('root')
    if (!root || root.firstChild) return
    var missing = lacks()
    var lines = [
      'Candor cannot run in this browser.',
      missing.length > 0 ? 'It lacks ' + missing.join(', ') + '.' : 'Its files did not arrive, or it could not read them. Reload the page to try again.',
      'A current Chrome, Edge, Firefox or Safari can run it: open this address there. Nothing of yours was lost or sent anywhere.',
    ]
    for (var i = 0; i < lines.length; i++) {
      var line = document.createElement(i === 0 ? 'h1' : 'p')
      line.appendChild(document.createTextNode(lines[i]))
      root.appendChild(line)
    }
  }
  // The app draws its first screen at once; what is empty by then stays empty.
  window.addEventListener('load', function () {
    setTimeout(say, 2000)
  })
})()
