const { app, BrowserWindow } = require('electron')
const path = require('node:path')

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1180, height: 800, show: false })
  window.once('ready-to-show', () => window.show())
  void window.loadFile(path.join(__dirname, 'index.html'))
})
app.on('window-all-closed', () => app.quit())
